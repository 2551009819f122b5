import { messageOf } from '../cluster/api-client';
import type { Istiod } from '../cluster/istiod';
import type { Manifest } from '../cluster/manifest';
import type { Mesh } from '../cluster/mesh';
import type { Harness } from '../harness/harness';
import { type Sidecar, sidecar } from '../traffic/agent';

const name = 'waypoint';
const gatewayName = 'gateway.networking.k8s.io/gateway-name';

/** The labels of the pods that istiod would run for the Gateway. */
const labels = {
  [gatewayName]: name,
  'gateway.networking.k8s.io/gateway-class-name': 'istio-waypoint',
  'gateway.istio.io/managed': 'istio.io-mesh-controller',
  'istio.io/dataplane-mode': 'none',
} as const;

/** What istiod would make of the Gateway in a cluster where it knows its injection templates, pods apart. */
const madeOfGateway = (namespace: string): readonly Manifest[] => [
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace, labels },
    spec: {
      selector: { [gatewayName]: name },
      ports: [{ name: 'mesh', port: 15008, protocol: 'TCP', appProtocol: 'all' }],
    },
  },
];

const filter = 'envoy.filters.network.http_connection_manager';
const without = (subFilter: string): object => ({
  applyTo: 'HTTP_FILTER',
  match: { listener: { filterChain: { filter: { name: filter, subFilter: { name: subFilter } } } } },
  patch: { operation: 'REMOVE' },
});

/** A value that the tunnel hands to what is in it, told by a factory that stock Envoy has, in the place of one of Istio's own build. */
const handed = (key: string, value: string, factory?: string): object => ({
  object_key: key,
  ...(factory === undefined ? {} : { factory_key: factory }),
  format_string: { text_format_source: { inline_string: value } },
  shared_with_upstream: 'ONCE',
});

/** Where the tunnel leads, where it comes from, and the identities of its ends, as istiod tells a waypoint to hand them on. */
const connectAuthority: object = {
  applyTo: 'HTTP_FILTER',
  match: { listener: { filterChain: { filter: { name: filter, subFilter: { name: 'connect_authority' } } } } },
  patch: {
    operation: 'REPLACE',
    value: {
      name: 'connect_authority',
      typed_config: {
        '@type': 'type.googleapis.com/envoy.extensions.filters.http.set_filter_state.v3.Config',
        on_request_headers: [
          handed('envoy.filters.listener.original_dst.local_ip', '%REQ(:AUTHORITY)%'),
          handed('envoy.filters.listener.original_dst.remote_ip', '%DOWNSTREAM_REMOTE_ADDRESS%'),
          handed('io.istio.peer_principal', '%DOWNSTREAM_PEER_URI_SAN%', 'envoy.string'),
          handed('io.istio.local_principal', '%DOWNSTREAM_LOCAL_URI_SAN%', 'envoy.string'),
        ],
      },
    },
  },
};

/**
 * Lets the waypoint listen on loopback, in stock Envoy: what only Istio's own build knows goes, which names peers in metrics, or is said
 * in stock words.
 */
const onLoopback = (namespace: string, port: number): Manifest => ({
  apiVersion: 'networking.istio.io/v1alpha3',
  kind: 'EnvoyFilter',
  metadata: { name: 'on-loopback', namespace },
  spec: {
    targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name }],
    configPatches: [
      {
        applyTo: 'LISTENER',
        match: { listener: { name: 'connect_terminate' } },
        patch: {
          operation: 'MERGE',
          value: { address: { socket_address: { address: '127.0.0.1', port_value: port } } },
        },
      },
      connectAuthority,
      without('waypoint_downstream_peer_metadata'),
      without('waypoint_upstream_peer_metadata'),
    ],
  },
});

/** What is put beside a program of a namespace, so that its waypoint can run here. */
export const beside = (namespace: string, port: number): readonly Manifest[] => [
  ...madeOfGateway(namespace),
  onLoopback(namespace, port),
];

/** Says that the waypoint is there, as istiod would once a pod of it is ready. Until then Services are not bound to it. */
export async function announce({ api }: Mesh, gateway: Manifest): Promise<void> {
  const { namespace } = gateway.metadata;
  const status = { addresses: [{ type: 'Hostname', value: `${name}.${namespace}.svc.cluster.local` }] };
  const path = await api.pathOf(gateway);
  const answer = await api.https.send('PATCH', `${path}/status`, { status }, 'application/merge-patch+json');
  if (answer.status >= 300) throw new Error(`the status of Gateway ${name}: ${messageOf(answer)}`);
}

/** The proxy of the waypoint, with a certificate of its ServiceAccount, which must be there. */
export const startWaypoint = (
  harness: Harness,
  { cluster }: Mesh,
  istiod: Istiod,
  namespace: string,
  address: string,
): Promise<Sidecar> =>
  sidecar(harness, cluster, istiod, { role: 'waypoint', account: { namespace, name }, labels, address });
