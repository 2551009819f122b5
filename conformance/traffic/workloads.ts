import { dataAt, type Manifest } from '../cluster/manifest';
import { hostOf } from './stand-ins';

/** A pod of a workload: where its proxy listens, and what serves each of its ports behind it. */
export interface Placed {
  readonly address: string;
  /** Port of the workload, and port of the server in this process. */
  readonly behind: ReadonlyMap<number, number>;
}

/** By the name of the Deployment. */
export type Places = Readonly<Record<string, Placed>>;

interface ServicePort {
  readonly name: string;
  readonly port: number;
  readonly targetPort: number;
  readonly appProtocol?: string;
}

const portsOf = (service: Manifest): readonly ServicePort[] =>
  dataAt(service['spec'], 'ports') as readonly ServicePort[];
const protocolOf = ({ appProtocol = 'tcp' }: ServicePort): string => appProtocol.toUpperCase();

/** The labels of a Deployment's pods, by which policies select them. */
export function podLabelsOf(deployment: Manifest): Readonly<Record<string, string>> {
  return dataAt(deployment['spec'], 'template', 'metadata', 'labels') as Readonly<Record<string, string>>;
}

export const accountNameOf = (deployment: Manifest): string =>
  String(dataAt(deployment['spec'], 'template', 'spec', 'serviceAccountName'));

const selects = (selector: unknown, labels: Readonly<Record<string, string>>): boolean =>
  Object.entries(selector ?? {}).every(([key, value]) => labels[key] === value);

/** A Service as istiod reads one, but that it selects WorkloadEntries: the API server takes no pods' addresses on loopback. */
const entryOf = (service: Manifest): Manifest => {
  const { name, namespace = 'default' } = service.metadata;
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'ServiceEntry',
    metadata: { name, namespace },
    spec: {
      hosts: [hostOf(name, namespace)],
      location: 'MESH_INTERNAL',
      resolution: 'STATIC',
      ports: portsOf(service).map((port) => {
        return { number: port.port, name: port.name, protocol: protocolOf(port), targetPort: port.targetPort };
      }),
      workloadSelector: { labels: dataAt(service['spec'], 'selector') },
    },
  };
};

/** A pod of the Deployment, and its proxy's listeners, which nothing intercepts here. */
function podOf(deployment: Manifest, { address, behind }: Placed, services: readonly Manifest[]): readonly Manifest[] {
  const labels = podLabelsOf(deployment);
  const { name, namespace } = deployment.metadata;
  const ports = new Map(
    services
      .filter(({ spec }) => selects(dataAt(spec, 'selector'), labels))
      .flatMap(portsOf)
      .map((port) => [port.targetPort, port]),
  );
  const metadata = { name, namespace };
  const networking = { apiVersion: 'networking.istio.io/v1', metadata } as const;
  return [
    { ...networking, kind: 'WorkloadEntry', spec: { address, labels, serviceAccount: accountNameOf(deployment) } },
    {
      ...networking,
      kind: 'Sidecar',
      spec: {
        workloadSelector: { labels },
        ingress: [...behind].map(([number, server]) => {
          const port = ports.get(number);
          if (port === undefined) throw new Error(`no Service has port ${number} of Deployment ${name}`);
          return {
            port: { number, protocol: protocolOf(port), name: port.name },
            bind: address,
            captureMode: 'NONE',
            defaultEndpoint: `127.0.0.1:${server}`,
          };
        }),
        // it calls nobody
        egress: [{ hosts: ['~/*'] }],
      },
    },
  ];
}

/** In the place of each Service a ServiceEntry of the same host, and a pod of each Deployment that has a place. */
export function meshedStandIns(program: readonly Manifest[], places: Places): readonly Manifest[] {
  const of = (wanted: string): readonly Manifest[] => program.filter(({ kind }) => kind === wanted);
  const services = of('Service');
  const pods = of('Deployment').flatMap((deployment) => {
    const placed = places[deployment.metadata.name];
    return placed === undefined ? [] : podOf(deployment, placed, services);
  });
  return [...services.map(entryOf), ...pods];
}

/** Lets the proxies of a caller's pods take its calls at a socket: every service on every port, told apart by the Host header. */
export const callerSidecar = (
  { name, namespace }: { readonly name: string; readonly namespace: string },
  labels: Readonly<Record<string, string>>,
  socket: string,
): Manifest => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'Sidecar',
  metadata: { name, namespace },
  spec: {
    workloadSelector: { labels },
    egress: [
      {
        port: { number: 0, protocol: 'HTTP', name: 'http' },
        bind: `unix://${socket}`,
        captureMode: 'NONE',
        hosts: ['*/*'],
      },
    ],
  },
});
