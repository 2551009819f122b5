import { ApiObject, Chart, type JsonPatch } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { groupBy } from '../common/group-by';
import { type Draft, phases } from '../meshes/draft';
import type { Graph } from '../model/program';
import { addTo } from './additions';
import { apiObjectOf } from './model-reader';
import { precedence } from './order';
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

/** Tells cdk8s what the order of the tree does not keep, within a file: it orders no objects across files. */
function order(made: ReadonlyMap<Draft, ApiObject>, early: readonly ApiObject[], graph: Graph): void {
  const putBehind = (after: ApiObject, drafts: readonly Draft[]): void => {
    const before = drafts.map((draft) => made.get(draft)!).filter((object) => Chart.of(object) === Chart.of(after));
    if (before.length > 0) after.addDependency(...before);
  };
  const drafts = [...made.keys()];
  for (const [draft, before] of precedence(drafts, graph, 'told')) putBehind(made.get(draft)!, before);
  const namespaces = groupBy(drafts, ({ phase, metadata }) => (phase === 'namespace' ? metadata.name : undefined));
  for (const workload of early) putBehind(workload, namespaces.get(workload.metadata.namespace ?? '') ?? []);
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
  order(made, earlyWorkloads(graph, constructs), graph);
}

/** Takes away what a former run made. */
export function clear(registry: Registry): void {
  for (const object of registry.made) object.node.scope?.node.tryRemoveChild(object.node.id);
  registry.made = [];
}
