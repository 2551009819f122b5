import type { CoverageRow } from '../../../manifests/rule';

/** What the webhooks of consul-k8s and Consul's server state, and what both were seen to do, family by family. */
export const consulCoverage: Readonly<Record<string, readonly CoverageRow[]>> = {
  names: [
    {
      says: 'the name of an entry is the only one of its kind, whatever the namespace, without Enterprise',
      codes: ['MESH6301'],
    },
    { says: 'ProxyDefaults and RateLimit are global, Mesh is mesh, ExportedServices are default', codes: ['MESH6302'] },
    { says: 'namespaces, partitions and sameness groups are for Enterprise', codes: ['MESH6303'] },
    { says: 'a destination has one ServiceIntentions', codes: ['MESH6304'] },
    {
      says: 'the destination of a ServiceIntentions stays as it is',
      undecidable: 'one state of an object does not say what it was before',
    },
    {
      says: 'an entry that was written outside of Kubernetes needs the annotation migrate-entry',
      undecidable: 'manifests do not say what is in Consul',
    },
  ],
  'service-defaults': [
    { says: 'protocol is tcp, http, http2 or grpc', codes: ['MESH6311'] },
    { says: 'mutualTLSMode and balanceInboundConnections are of a list', codes: ['MESH6312'] },
    { says: 'meshGateway.mode is of a list, for consul-k8s; the server takes any', codes: ['MESH6312'] },
    { says: 'mode and outboundListenerPort are for annotations', codes: ['MESH6313'] },
    { says: 'a destination has addresses, each once, and a port', codes: ['MESH6314'] },
    {
      says: 'upstreamConfig: no name in defaults, a name in overrides, a peer without namespace and partition',
      codes: ['MESH6315'],
    },
    { says: 'numbers are not below 0, shares not above 100', codes: ['MESH6316'] },
    { says: 'rate limits have a rate, and their routes one path', codes: ['MESH6317'] },
    { says: 'arguments of envoyExtensions are an object', schema: 'type' },
    {
      says: 'envoyExtensions are of a list that the edition and the release decide',
      undecidable: 'the list is of the server, and other releases have other ones',
    },
  ],
  'proxy-defaults': [
    { says: 'access logs: a path for files only, one format, a known type', codes: ['MESH6321'] },
    { says: 'failoverPolicy.mode and prioritizeByLocality.mode are of a list', codes: ['MESH6322'] },
    { says: 'config is an object', schema: 'type' },
  ],
  router: [
    { says: 'one path at most, beginning with a slash', codes: ['MESH6331'] },
    { says: 'exactly one comparison for a header or a query parameter', codes: ['MESH6332'] },
    { says: 'prefixRewrite needs pathPrefix or pathExact', codes: ['MESH6333'] },
    { says: 'methods are known, each once', codes: ['MESH6334'] },
    { says: 'retryOn is of twelve conditions', codes: ['MESH6335'] },
  ],
  splitter: [
    { says: 'weights add up to 100', codes: ['MESH6341'] },
    { says: 'a weight is 0, or from 0.01 to 100', codes: ['MESH6342'] },
    { says: 'the server rounds weights to two decimals', codes: ['MESH6343'] },
    { says: 'at least one split, each destination once', codes: ['MESH6344'] },
  ],
  resolver: [
    { says: 'redirect: not empty, not beside failover, a subset with its service', codes: ['MESH6351'] },
    { says: 'failover: somewhere, and targets alone', codes: ['MESH6352'] },
    { says: 'names of subsets are parts of DNS names', codes: ['MESH6353'] },
    { says: 'filters are expressions', codes: ['MESH6354'] },
    { says: 'the default subset is one of the subsets', codes: ['MESH6355'] },
    { says: 'policy and hash of the load balancer', codes: ['MESH6356'] },
    { says: 'timeouts are not below 0', codes: ['MESH6357'] },
  ],
  intentions: [
    { says: 'at least one source, each with a name', codes: ['MESH6361'] },
    { says: 'a source has an action or permissions', codes: ['MESH6362'] },
    {
      says: 'a permission is for something: one path, known methods, one comparison for a header',
      codes: ['MESH6363'],
    },
    { says: 'wildcards stand alone, and have no permissions behind them', codes: ['MESH6364'] },
    { says: 'descriptions have 512 characters at most', codes: ['MESH6365'] },
    { says: 'peer, partition and samenessGroup exclude each other', codes: ['MESH6303'] },
  ],
  gateways: [
    {
      says: 'JWTProvider: one source of keys, one place an entry, names, discovery, certificates, backoff',
      codes: ['MESH6371'],
    },
    {
      says: 'JWTProvider: local keys are base64',
      undecidable: 'consul-k8s alone looks, and which base64 it takes is not to be seen here',
    },
    {
      says: 'IngressGateway: a tcp listener has one service without hosts; * is behind http without hosts',
      codes: ['MESH6372'],
    },
    {
      says: 'IngressGateway: TLS versions',
      undecidable: 'which versions there are is for the release of Envoy',
    },
    { says: 'TerminatingGateway: certificate and key together', codes: ['MESH6373'] },
    { says: 'SamenessGroup: members once, each a partition or a peer', codes: ['MESH6374'] },
    { says: 'GatewayPolicy: for a Gateway, one a listener', codes: ['MESH6375'] },
    { says: 'Registration: node, address, service, status and durations of its check', codes: ['MESH6376'] },
    { says: 'PeeringAcceptor: a Secret of its own', codes: ['MESH6377'] },
  ],
  traffic: [
    { says: 'routers, splitters and permissions need HTTP', codes: ['MESH6381'] },
    { says: 'services of one chain speak the same', codes: ['MESH6382'] },
    { says: 'subsets of routes and splits are defined', codes: ['MESH6383'] },
    { says: 'retries hold for every method of a route', codes: ['MESH6384'] },
    { says: 'numRetries without a condition gives no retry', codes: ['MESH6385'] },
    {
      says: 'a regular expression that does not compile is taken, and Envoy keeps the routes as they were',
      codes: ['MESH6386'],
    },
    { says: 'with the default allow, permissions that only allow deny nothing', codes: ['MESH6387'] },
    { says: 'with the default allow, tokens are not held', codes: ['MESH6388'] },
    { says: 'permissive needs the flag of the Mesh', codes: ['MESH6389'] },
    { says: 'intentions name providers that there are', codes: ['MESH6392'] },
    { says: 'the sidecar of the service cuts at 15 s', codes: ['MESH6390'] },
    { says: 'the timeout of a resolver holds only without a router and splitter', codes: ['MESH6391'] },
    {
      says: 'a subset without instances fails its share',
      undecidable: 'the instances of a subset are in the catalog of Consul',
    },
  ],
};
