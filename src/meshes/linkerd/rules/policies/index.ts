import type { RuleFamily } from '../../../../manifests/rule';
import { accessPolicy } from './access-policy';
import { identity } from './identity';
import { identityReference } from './identity-reference';
import { networks } from './networks';
import { proxyProtocol } from './proxy-protocol';
import { rateLimit } from './rate-limit';
import { requiredAuthentications } from './required-authentications';
import { target } from './target';
import { unauthenticatedClient } from './unauthenticated-client';

export const policies: RuleFamily = {
  name: 'policies',
  hurts: 'the policy-validator refuses a policy, so that nobody is let in, or nobody is kept out',
  rules: [
    target,
    requiredAuthentications,
    identity,
    identityReference,
    accessPolicy,
    proxyProtocol,
    networks,
    unauthenticatedClient,
    rateLimit,
  ],
};
