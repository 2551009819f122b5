/** Where Envoy finds a server: a port of loopback, or a socket in its folder. */
export type Place = { readonly port: number } | { readonly socket: string };

/** Who serves the configuration; the names that istiod's answers use. */
export const [xds, sds] = ['xds-grpc', 'sds-grpc'];

const loopback = (port: number) => ({ socket_address: { address: '127.0.0.1', port_value: port } });
const byAds = { ads: {}, resource_api_version: 'V3' };

const grpcCluster = ([name, place]: readonly [string, Place]) => ({
  name,
  type: 'STATIC',
  connect_timeout: '5s',
  typed_extension_protocol_options: {
    'envoy.extensions.upstreams.http.v3.HttpProtocolOptions': {
      '@type': 'type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions',
      explicit_http_config: { http2_protocol_options: {} },
    },
  },
  load_assignment: {
    cluster_name: name,
    endpoints: [
      {
        lb_endpoints: [
          { endpoint: { address: 'port' in place ? loopback(place.port) : { pipe: { path: place.socket } } } },
        ],
      },
    ],
  },
});

/** The bootstrap of an Envoy that gets everything from the control plane. All that it opens by itself is its admin page. */
export const bootstrap = (node: unknown, admin: number, servers: Readonly<Record<string, Place>>): object => ({
  node,
  admin: { address: loopback(admin) },
  dynamic_resources: {
    lds_config: byAds,
    cds_config: byAds,
    ads_config: {
      api_type: 'GRPC',
      transport_api_version: 'V3',
      grpc_services: [{ envoy_grpc: { cluster_name: xds } }],
    },
  },
  static_resources: { clusters: Object.entries(servers).map(grpcCluster) },
});

/** What lets Envoy have listeners that only itself dials; a waypoint unwraps a tunnel towards one. */
export const internalListeners = {
  bootstrap_extensions: [
    {
      name: 'envoy.bootstrap.internal_listener',
      typed_config: {
        '@type': 'type.googleapis.com/envoy.extensions.bootstrap.internal_listener.v3.InternalListener',
      },
    },
  ],
};
