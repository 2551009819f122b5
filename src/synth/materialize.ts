import { ApiObject, Chart, type JsonPatch } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { type Draft, phases } from '../meshes/draft';
import { groupBy } from '../model/group-by';
import type { Graph } from '../model/program';
import { addTo } from './additions';
import { apiObjectOf } from './model-reader';
import type { Registry } from './registry';

/** Where a namespace construct keeps what must come before everything below it. */
export const firstSlot = 'First';

/** Makes the one object of a draft below its construct. */
function make(draft: Draft, owner: Construct, patches: readonly JsonPatch[]): ApiObject {
  const early = phases[draft.phase] <= phases.mtls;
  const scope = (early ? (owner.node.tryFindChild(firstSlot) as Construct | undefined) : undefined) ?? owner;
  const { apiVersion, kind, metadata, body } = draft;
  const object = new ApiObject(scope, `${kind}-${metadata.name}`, { ...body, apiVersion, kind, metadata });
  // a chart's namespace would otherwise land on cluster-scoped kinds
  if (metadata.namespace === undefined) Object.assign(object.metadata, { namespace: undefined });
  object.addJsonPatch(...patches);
  return object;
}

/**
 * Within a file, puts the deny of a namespace behind every rule that lets something through, the split behind the canary that it
 * sends requests to, and a Namespace before its pods.
 */
function order(
  made: ReadonlyMap<Draft, ApiObject>,
  early: readonly ApiObject[],
  wholeNamespaces: ReadonlySet<string>,
  canaryOf: (service: string) => string | undefined,
): void {
  const beforeTraffic = [...made].filter(([{ phase }]) => phases[phase] < phases.traffic);
  const byOwner = new Map(
    [...groupBy(beforeTraffic, ([draft]) => draft.owner)].map(([owner, own]) => [
      owner,
      own.map(([, object]) => object),
    ]),
  );
  const grouped = (phase: string, namespaceOf: (object: ApiObject) => string | undefined) => {
    const charts = new Map<IConstruct, Map<string | undefined, ApiObject[]>>();
    for (const [draft, object] of made) {
      if (draft.phase !== phase) continue;
      const chart = Chart.of(object);
      const groups = charts.get(chart) ?? new Map<string | undefined, ApiObject[]>();
      const group = groups.get(namespaceOf(object)) ?? [];
      group.push(object);
      charts.set(chart, groups.set(namespaceOf(object), group));
    }
    return (after: ApiObject, namespace: string | undefined): readonly ApiObject[] =>
      charts.get(Chart.of(after))?.get(namespace) ?? [];
  };
  const allowsBefore = grouped('allow', (allow) => allow.metadata.namespace);
  for (const [draft, deny] of made) {
    if (draft.phase !== 'deny' || !wholeNamespaces.has(draft.owner)) continue;
    const allows = allowsBefore(deny, draft.metadata.namespace);
    if (allows.length > 0) deny.addDependency(...allows);
  }
  for (const [draft, object] of made) {
    const canary = draft.phase === 'traffic' ? canaryOf(draft.owner) : undefined;
    const first =
      canary === undefined ? [] : (byOwner.get(canary) ?? []).filter((own) => Chart.of(own) === Chart.of(object));
    if (first.length > 0) object.addDependency(...first);
  }
  const namespacesOf = grouped('namespace', (namespace) => namespace.name);
  for (const workload of early) {
    const namespaces = namespacesOf(workload, workload.metadata.namespace);
    if (namespaces.length > 0) workload.addDependency(...namespaces);
  }
}

/** Given workloads that stand in the tree before their namespace construct, and would be written before the Namespace. */
function earlyWorkloads(graph: Graph, constructs: ReadonlyMap<string, IConstruct>): readonly ApiObject[] {
  const places = new Map([...constructs.keys()].map((path, place) => [path, place]));
  return graph.services.flatMap(({ workload, namespacePath }) => {
    const isEarly = workload.kind === 'Given' && places.get(workload.path)! < places.get(namespacePath)!;
    return isEarly ? (apiObjectOf(constructs.get(workload.path)) ?? []) : [];
  });
}

/** The only maker of ApiObjects: what a former run made goes, what the drafts say comes. */
export function materialize(
  drafts: readonly Draft[],
  patches: ReadonlyMap<Draft, readonly JsonPatch[]>,
  graph: Graph,
  constructs: ReadonlyMap<string, IConstruct>,
  registry: Registry,
): void {
  const made = new Map<Draft, ApiObject>();
  for (const draft of drafts) {
    made.set(draft, make(draft, constructs.get(draft.owner) as Construct, patches.get(draft) ?? []));
  }
  registry.made = [...made.values()];
  for (const { workload } of graph.services) {
    if (workload.kind !== 'Given') continue;
    const object = apiObjectOf(constructs.get(workload.path));
    if (object !== undefined) addTo(object, workload.additions);
  }
  const namespaces = new Set(graph.namespaces.map((namespace) => namespace.path));
  order(made, earlyWorkloads(graph, constructs), namespaces, (service) => graph.canaryOf(service)?.path);
}

/** Takes away what a former run made. */
export function clear(registry: Registry): void {
  for (const object of registry.made) object.node.scope?.node.tryRemoveChild(object.node.id);
  registry.made = [];
}
