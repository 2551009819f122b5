import type { RuleFamily } from '../../../../manifests/rule';
import { allowEveryone } from './allow-everyone';
import { claimsWithoutJwt } from './claims-without-jwt';
import { foreignTrustDomain } from './foreign-trust-domain';
import { httpFieldsOnTcp } from './http-fields-on-tcp';
import { identityUnderPermissive } from './identity-under-permissive';
import { identityWithoutMtls } from './identity-without-mtls';
import { identityWithoutProxy } from './identity-without-proxy';
import { mtlsContradiction } from './mtls-contradiction';
import { openBesideAllow } from './open-beside-allow';
import { peerAuthenticationsOverlap } from './peer-authentications-overlap';
import { policyWithoutWorkloads } from './policy-without-workloads';
import { portLevelServicePort } from './port-level-service-port';
import { strictIngress } from './strict-ingress';
import { strictOutsider } from './strict-outsider';
import { strictScrape } from './strict-scrape';
import { strictWebhook } from './strict-webhook';
import { tokenNotRequired } from './token-not-required';
import { uncoveredWorkload } from './uncovered-workload';
import { unknownMethod } from './unknown-method';
import { unknownServiceAccount } from './unknown-service-account';

export const security: RuleFamily = {
  name: 'security',
  hurts: 'callers are cut off, or let in, whom the policies seem to treat otherwise',
  rules: [
    strictWebhook,
    strictIngress,
    strictScrape,
    strictOutsider,
    identityWithoutProxy,
    openBesideAllow,
    uncoveredWorkload,
    identityUnderPermissive,
    identityWithoutMtls,
    policyWithoutWorkloads,
    peerAuthenticationsOverlap,
    mtlsContradiction,
    unknownServiceAccount,
    foreignTrustDomain,
    unknownMethod,
    httpFieldsOnTcp,
    claimsWithoutJwt,
    tokenNotRequired,
    portLevelServicePort,
    allowEveryone,
  ],
};
