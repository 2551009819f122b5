import type { CoverageRow } from '../../../manifests/rule';

/** What the policy-validator states, and what the policy controller was seen to do, family by family. */
export const linkerdCoverage: Readonly<Record<string, readonly CoverageRow[]>> = {
  policies: [
    {
      says: 'AuthorizationPolicy: targets are a Server, an HTTPRoute of either group, a GRPCRoute and the own Namespace',
      codes: ['MESH6201'],
    },
    {
      says: 'AuthorizationPolicy: one MeshTLSAuthentication or one ServiceAccount, one NetworkAuthentication, no other kinds',
      codes: ['MESH6202'],
    },
    { says: 'MeshTLSAuthentication: identities are names of DNS or SPIFFE ids', codes: ['MESH6203'] },
    {
      says: 'MeshTLSAuthentication: references to ServiceAccounts, or Namespaces without a namespace',
      codes: ['MESH6204'],
    },
    { says: 'MeshTLSAuthentication: identities or references, not both', schema: 'oneOf' },
    { says: 'Server: accessPolicy is one of six', codes: ['MESH6205'] },
    { says: 'Server: proxyProtocol is one of six', codes: ['MESH6206'] },
    { says: 'Server: podSelector or externalWorkloadSelector', schema: 'oneOf' },
    { says: 'NetworkAuthentication and EgressNetwork: at least one network', codes: ['MESH6207'] },
    {
      says: 'NetworkAuthentication, EgressNetwork, ServerAuthorization: exceptions are smaller parts of their network',
      codes: ['MESH6207'],
    },
    { says: 'EgressNetwork: trafficPolicy is Allow or Deny', schema: 'required, enum' },
    { says: 'ServerAuthorization: no identity beside unauthenticated or unauthenticatedTLS', codes: ['MESH6208'] },
    {
      says: 'HTTPLocalRateLimitPolicy: for a Server; every limit above 0 and not above total; callers are ServiceAccounts',
      codes: ['MESH6209'],
    },
    {
      says: 'ServiceProfile: what the sp-validator refuses',
      undecidable: 'another program, which is not to be had here, so nothing would show that a rule of ours is its',
    },
  ],
  routes: [
    { says: 'a parent that is an EgressNetwork has a port', codes: ['MESH6221'] },
    { says: 'TLSRoute and TCPRoute have one rule', codes: ['MESH6222'] },
    {
      says: 'the backend of a route of Gateway API that is a Service has a port',
      schema: 'CEL of Gateway API, and minimum 1',
    },
    { says: "paths are absolute, in Linkerd's own HTTPRoute", codes: ['MESH6223'] },
    { says: 'paths are absolute, in that of Gateway API', schema: 'CEL of Gateway API' },
    { says: 'regular expressions compile', codes: ['MESH6224'] },
    { says: 'names of headers are names', schema: 'pattern' },
    { says: 'values of headers can be sent', codes: ['MESH6225'] },
    { says: 'redirects have an absolute path', codes: ['MESH6226'] },
    { says: 'a redirect has the path that its type names, in Gateway API', schema: 'CEL of Gateway API' },
    { says: 'methods of gRPC are compared exactly', codes: ['MESH6227'] },
    {
      says: 'retries and timeouts in annotations of a route can be read, where its parent is a Service or an EgressNetwork',
      codes: ['MESH6228'],
    },
    { says: "timeouts of Linkerd's own HTTPRoute: not below 0, backendRequest not above request", codes: ['MESH6229'] },
    { says: 'timeouts of that of Gateway API', schema: 'pattern, and CEL of Gateway API' },
    {
      says: 'what of Gateway API cannot be decoded is admitted, and ignored whole: a value newer than 1.2.1',
      schema: 'enum of Gateway API 1.2.1',
    },
    { says: 'a field newer than 1.2.1 is skipped', schema: 'unknown field' },
  ],
  services: [
    {
      says: 'annotations of retries and timeouts of a Service that cannot be read count as not there',
      codes: ['MESH6241'],
    },
    { says: 'a breaker that cannot be read is none', codes: ['MESH6242'] },
    { says: 'a breaker is read from Services and EgressNetworks', codes: ['MESH6243'] },
    { says: 'appProtocol is http or kubernetes.io/h2c; anything else makes the port opaque', codes: ['MESH6244'] },
    { says: 'names of annotations are not looked at', codes: ['MESH6245'] },
    { says: 'values of config.linkerd.io are not looked at: default-inbound-policy', codes: ['MESH6246'] },
    { says: 'annotations of the injector belong on the pod template', codes: ['MESH6247'] },
    {
      says: 'default-inbound-policy is read at injection, so running pods keep what they came up with',
      undecidable: 'manifests do not say when pods were made',
    },
  ],
  traffic: [
    { says: 'mirror, rewrite and extensions are admitted, and take the whole route away', codes: ['MESH6251'] },
    { says: 'retry, sessionPersistence and backendRequest of Gateway API are not read', codes: ['MESH6252'] },
    { says: 'retries of a route hold for every method of it', codes: ['MESH6253'] },
    { says: 'retries of a Service flow into every route that says none', codes: ['MESH6254'] },
    { says: 'limit 0 reads as unset; a limit without a condition retries on nothing', codes: ['MESH6255'] },
    {
      says: 'a GRPCRoute silences the HTTPRoutes of its port, an HTTPRoute the TLSRoutes and TCPRoutes',
      codes: ['MESH6256'],
    },
    { says: 'a GRPCRoute on a port with appProtocol http is not told', codes: ['MESH6257'] },
    { says: 'a ServiceProfile goes before routes and annotations, and takes the breaker off', codes: ['MESH6258'] },
    { says: 'with routes, what matches none of them gets 404', codes: ['MESH6259'] },
    { says: 'bodies above 64 KiB are not tried again', undecidable: 'manifests do not say how large requests are' },
  ],
  authorization: [
    { says: 'overlapping Servers are admitted, and the older one alone holds', codes: ['MESH6261'] },
    { says: 'probes are let in by themselves until the Server has a route', codes: ['MESH6262'] },
    { says: 'a policy that requires nothing lets everybody in', codes: ['MESH6263'] },
    { says: 'one HTTPLocalRateLimitPolicy a Server', codes: ['MESH6264'] },
    { says: 'a Server without accessPolicy denies at once', codes: ['MESH6265'] },
  ],
  references: [
    { says: 'a parent that is not there is admitted; a port that is not there is forbidden', codes: ['MESH6271'] },
    { says: 'a backend that is not there fails its share', codes: ['MESH6272'] },
    { says: 'the target of a policy may be missing', codes: ['MESH6273'] },
    { says: 'a policy whose authentication is missing is not told', codes: ['MESH6274'] },
  ],
};
