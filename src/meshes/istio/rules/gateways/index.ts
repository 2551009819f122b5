import type { RuleFamily } from '../../../../manifests/rule';
import { credentialContent } from './credential-content';
import { listenerCertificate } from './listener-certificate';
import { plainServers } from './plain-servers';
import { routeHostnames } from './route-hostnames';
import { routesOfProtocol } from './routes-of-protocol';
import { ruleWithoutBackends } from './rule-without-backends';
import { servicePort } from './service-port';
import { twoApis } from './two-apis';

export const gateways: RuleFamily = {
  name: 'gateways',
  hurts: 'what comes from outside is reset, refused or not found',
  rules: [
    credentialContent,
    servicePort,
    plainServers,
    routesOfProtocol,
    routeHostnames,
    twoApis,
    listenerCertificate,
    ruleWithoutBackends,
  ],
};
