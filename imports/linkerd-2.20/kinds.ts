// Generated from Linkerd 2.20 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
export const kinds = {
  'linkerd.io/ServiceProfile': (): unknown => require('./schemas/linkerd.io_serviceprofile.json'),
  'policy.linkerd.io/AuthorizationPolicy': (): unknown => require('./schemas/policy.linkerd.io_authorizationpolicy.json'),
  'policy.linkerd.io/EgressNetwork': (): unknown => require('./schemas/policy.linkerd.io_egressnetwork.json'),
  'policy.linkerd.io/HTTPLocalRateLimitPolicy': (): unknown => require('./schemas/policy.linkerd.io_httplocalratelimitpolicy.json'),
  'policy.linkerd.io/HTTPRoute': (): unknown => require('./schemas/policy.linkerd.io_httproute.json'),
  'policy.linkerd.io/MeshTLSAuthentication': (): unknown => require('./schemas/policy.linkerd.io_meshtlsauthentication.json'),
  'policy.linkerd.io/NetworkAuthentication': (): unknown => require('./schemas/policy.linkerd.io_networkauthentication.json'),
  'policy.linkerd.io/Server': (): unknown => require('./schemas/policy.linkerd.io_server.json'),
  'policy.linkerd.io/ServerAuthorization': (): unknown => require('./schemas/policy.linkerd.io_serverauthorization.json'),
  'workload.linkerd.io/ExternalWorkload': (): unknown => require('./schemas/workload.linkerd.io_externalworkload.json'),
};
