import { dataAt, type Manifest } from '../cluster/manifest';

/** Who stands behind a host: a port of loopback, in the place of a pod. */
export interface Endpoint {
  readonly port: number;
  /** The Deployment whose pods' labels it has, where versions are told by labels. */
  readonly podOf?: string;
}

/** By the name of the Service. */
export type Behind = Readonly<Record<string, readonly Endpoint[]>>;

export interface ServicePort {
  readonly name: string;
  readonly port: number;
  readonly appProtocol?: string;
}

/** A ServiceEntry as a program of ours would make it a Service. */
interface Entry {
  readonly name: string;
  readonly namespace: string;
  readonly ports: readonly ServicePort[];
  readonly endpoints: readonly { readonly port: number; readonly labels?: unknown }[];
}

export const hostOf = (name: string, namespace: string): string => `${name}.${namespace}.svc.cluster.local`;

export function serviceEntry({ name, namespace, ports, endpoints }: Entry): Manifest {
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'ServiceEntry',
    metadata: { name, namespace },
    spec: {
      hosts: [hostOf(name, namespace)],
      location: 'MESH_INTERNAL',
      resolution: 'STATIC',
      ports: ports.map(({ name, port, appProtocol }) => {
        return { number: port, name, protocol: (appProtocol ?? 'http').toUpperCase() };
      }),
      endpoints: endpoints.map(({ port, labels }) => ({
        address: '127.0.0.1',
        ports: Object.fromEntries(ports.map(({ name }) => [name, port])),
        ...(labels === undefined ? {} : { labels }),
      })),
    },
  };
}

function podLabels(program: readonly Manifest[], deployment: string | undefined): unknown {
  const found = program.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === deployment);
  return dataAt(found?.['spec'], 'template', 'metadata', 'labels');
}

/** In the place of each Service a ServiceEntry of the same host: the API server takes no endpoints on loopback. */
export function standIns(program: readonly Manifest[], behind: Behind): readonly Manifest[] {
  return program
    .filter(({ kind }) => kind === 'Service')
    .map(({ metadata: { name, namespace = 'default' }, spec }) =>
      serviceEntry({
        name,
        namespace,
        ports: dataAt(spec, 'ports') as readonly ServicePort[],
        endpoints: (behind[name] ?? []).map(({ port, podOf }) => ({ port, labels: podLabels(program, podOf) })),
      }),
    );
}

/** Lets the client's proxy listen on loopback for one service port of the namespace. */
export const clientSidecar = (namespace: string, port: number): Manifest => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'Sidecar',
  metadata: { name: 'client', namespace },
  spec: {
    egress: [
      {
        port: { number: port, protocol: 'HTTP', name: 'http' },
        bind: '127.0.0.1',
        captureMode: 'NONE',
        hosts: ['./*'],
      },
    ],
  },
});
