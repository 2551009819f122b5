import { ApiObject, Chart, type JsonPatch } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { groupBy } from '../common/group-by';
import { type Draft, phases } from '../meshes/draft';
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

/** Looks up made objects by a key, those in the file of the object that is to come behind them. */
function lookup(made: ReadonlyMap<Draft, ApiObject>, keyOf: (draft: Draft) => string | undefined) {
  const groups = groupBy(made, ([draft]) => keyOf(draft));
  return (key: string | undefined, after: ApiObject): readonly ApiObject[] =>
    (groups.get(key ?? '') ?? []).map(([, object]) => object).filter((own) => Chart.of(own) === Chart.of(after));
}

function putBehind(after: ApiObject, before: readonly ApiObject[]): void {
  if (before.length > 0) after.addDependency(...before);
}

/**
 * Within a file, puts the deny of a namespace behind every rule that lets something through, or before them where it is lifted; the split
 * behind the canary that it sends requests to; and a Namespace before its pods.
 */
function order(made: ReadonlyMap<Draft, ApiObject>, early: readonly ApiObject[], graph: Graph): void {
  const allows = lookup(made, ({ phase, metadata }) => (phase === 'allow' ? metadata.namespace : undefined));
  const lifts = lookup(made, ({ phase, metadata }) => (phase === 'lift' ? metadata.namespace : undefined));
  const preparations = lookup(made, ({ phase, owner }) => (phases[phase] < phases.traffic ? owner : undefined));
  const namespaces = lookup(made, ({ phase, metadata }) => (phase === 'namespace' ? metadata.name : undefined));
  for (const [{ phase, owner, metadata }, object] of made) {
    if (phase === 'deny' && graph.namespace(owner) !== undefined) putBehind(object, allows(metadata.namespace, object));
    if (phase === 'allow') {
      putBehind(object, lifts(metadata.namespace, object));
    }
    if (phase === 'traffic') putBehind(object, preparations(graph.canaryOf(owner)?.path, object));
  }
  for (const workload of early) putBehind(workload, namespaces(workload.metadata.namespace, workload));
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
