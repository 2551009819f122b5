import { Mesh } from '../../../../imports/consul-2.0/mesh-v1alpha1';
import type { Graph } from '../../../model/program';
import type { ServiceModel } from '../../../model/resilient-service';
import type { VersionModel } from '../../../model/version';
import type { ContainerModel, WorkloadModel } from '../../../model/workload';
import { isOpenFor, type NamespaceModel, stages } from '../../../model/zero-trust-namespace';
import type { Draft } from '../../draft';
import type { MeshPorts } from '../../shared/render/network-policy';
import type { ConsulSettings } from '../settings';

/** Takes ports out of the proxy, at injection. */
export const excludeInboundPorts = 'consul.hashicorp.com/transparent-proxy-exclude-inbound-ports';

const acceptsPlaintext = ({ stage }: NamespaceModel): boolean => stages[stage.name].mtls === 'PERMISSIVE';

/**
 * Consul has one entry of the mesh, which must say that services may accept plaintext before one does. It is written once, in the
 * namespace of the servers: there it stays the same object while namespaces move on.
 */
export function renderMeshEntry(namespace: NamespaceModel, graph: Graph, settings: ConsulSettings): readonly Draft[] {
  const first = graph.namespaces.find((one) => one.mesh.name === namespace.mesh.name && acceptsPlaintext(one));
  if (settings.meshEntry === 'elsewhere' || first?.path !== namespace.path) return [];
  const spec = { allowEnablingPermissiveMutualTLS: true, transparentProxy: { meshDestinationsOnly: false } };
  return [
    {
      owner: namespace.path,
      phase: 'namespace',
      apiVersion: Mesh.apiVersion,
      kind: Mesh.kind,
      metadata: { name: 'mesh', namespace: settings.rootNamespace },
      body: { spec },
    },
  ];
}

/** For the `mutualTLSMode` of the service's ServiceDefaults. */
export const mutualTlsMode = (service: ServiceModel, graph: Graph): 'permissive' | 'strict' =>
  acceptsPlaintext(graph.namespaceOf(service)) ? 'permissive' : 'strict';

/** The workload ports that plaintext may reach, whatever the stage. */
export function openPorts(service: ServiceModel, graph: Graph): readonly number[] {
  const { scrapers } = graph.namespaceOf(service).mesh;
  const opened = graph.openingsOf(service.path).filter((opening) => isOpenFor(opening, scrapers));
  return [...new Set(opened.map(({ port }) => port))].sort((a, b) => a - b);
}

/**
 * On the pods, since permissive would open the port of the routes and no other, and only after the whole mesh may accept plaintext. The
 * same in every stage, so that no stage restarts pods.
 */
export function openPortAnnotations(
  _version: VersionModel,
  service: ServiceModel,
  graph: Graph,
): Readonly<Record<string, string>> {
  const ports = openPorts(service, graph);
  return ports.length === 0 ? {} : { [excludeInboundPorts]: ports.join(',') };
}

/** Where the webhook puts HTTP probes of a container, counted from here; the model does not know startup probes of foreign pods. */
const ranges = { liveness: 20_300, readiness: 20_400, startup: 20_500 } as const;

function probePorts({ kind, containers, probesRewritten }: WorkloadModel): readonly number[] {
  if (!probesRewritten) return [];
  const portsOf = ({ liveness, readiness }: ContainerModel, index: number): readonly number[] => [
    ...(liveness?.kind === 'HttpGet' ? [ranges.liveness + index] : []),
    ...(readiness?.kind === 'HttpGet' ? [ranges.readiness + index] : []),
    ...(kind === 'Own' ? [] : [ranges.startup + index]),
  ];
  return containers.length > 0 ? containers.flatMap(portsOf) : Object.values(ranges);
}

/** The ports of a sidecar: 20000 for callers, 20200 metrics, 21000 its own health, and the probes that are sent past it. */
export const consulPorts = ({ workload }: VersionModel, { rootNamespace }: ConsulSettings): MeshPorts => ({
  probes: [...probePorts(workload), 21_000],
  metrics: [20_200],
  inbound: { port: 20_000, application: 'instead' },
  controlPlane: { namespace: rootNamespace, ports: [8500, 8501, 8502] },
});
