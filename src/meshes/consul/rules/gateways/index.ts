import type { RuleFamily } from '../../../../manifests/rule';
import { gatewayPolicy } from './gateway-policy';
import { ingressListener } from './ingress-listener';
import { jwtProvider } from './jwt-provider';
import { peeringSecret } from './peering-secret';
import { registration } from './registration';
import { samenessGroup } from './sameness-group';
import { terminatingCertificate } from './terminating-certificate';

export const gateways: RuleFamily = {
  name: 'gateways',
  hurts: 'a gateway, a peering or a provider of tokens is refused',
  rules: [
    jwtProvider,
    ingressListener,
    terminatingCertificate,
    samenessGroup,
    gatewayPolicy,
    registration,
    peeringSecret,
  ],
};
