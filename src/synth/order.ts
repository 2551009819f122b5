import { groupBy } from '../common/group-by';
import { type Phase, phases } from '../meshes/draft';
import type { CanaryModel } from '../model/canary-release';
import type { Graph } from '../model/program';

/** What decides where an object stands among the others. */
export interface Place {
  /** Path of the construct that it belongs to. */
  readonly owner: string;
  /** Undefined for what users put beside our objects. */
  readonly phase: Phase | undefined;
  readonly metadata: { readonly name?: string; readonly namespace?: string };
}

/** Looks up places by a key. */
type Look<P extends Place> = (key: string | undefined) => readonly P[];

/** Places by what relations ask for. */
interface Index<P extends Place> {
  readonly graph: Graph;
  readonly named: Look<P>;
  readonly allows: Look<P>;
  /** Those of namespace constructs. */
  readonly lifts: Look<P>;
  readonly isolates: Look<P>;
  readonly ownedBy: Look<P>;
  readonly canaries: ReadonlyMap<string, CanaryModel>;
}

const isBefore = (phase: Phase | undefined, other: Phase): boolean =>
  phase !== undefined && phases[phase] < phases[other];

const isOf = (place: Place, ...names: readonly Phase[]): boolean =>
  place.phase !== undefined && names.includes(place.phase);

/** The objects of the nearest phase before, of the same construct. */
function phaseBefore<P extends Place>(place: P, { ownedBy }: Index<P>): readonly P[] {
  const { phase } = place;
  if (phase === undefined) return [];
  const earlier = ownedBy(place.owner).filter((other) => isBefore(other.phase, phase));
  const nearest = Math.max(...earlier.map((other) => phases[other.phase!]));
  return earlier.filter((other) => phases[other.phase!] === nearest);
}

/** What a service, or a canary, finds there: how its namespace is secured, and a canary the account that its pods run as. */
function ground<P extends Place>({ owner }: P, { graph, ownedBy, canaries }: Index<P>): readonly P[] {
  const canary = canaries.get(owner);
  const service = graph.service(canary?.service ?? owner);
  if (service === undefined) return [];
  const secured = ownedBy(service.namespacePath).filter(({ phase }) => isBefore(phase, 'workload'));
  return canary === undefined ? secured : [...secured, ...ownedBy(service.path).filter((p) => isOf(p, 'reference'))];
}

/** One reason for an order. */
interface Relation {
  /** Whether the order of the constructs in their tree does not keep it, so that cdk8s must be told. */
  readonly told: boolean;
  readonly before: <P extends Place>(place: P, index: Index<P>) => readonly P[];
}

/** The reasons, each with what comes before an object. */
const relations: readonly Relation[] = [
  // a Namespace before everything in it
  { told: false, before: ({ metadata }, { named }) => named(metadata.namespace) },
  { told: false, before: phaseBefore },
  { told: false, before: ground },
  // the deny of a namespace behind every rule that lets something through
  {
    told: true,
    before: (place, { graph, allows }) =>
      isOf(place, 'deny') && graph.namespace(place.owner) !== undefined ? allows(place.metadata.namespace) : [],
  },
  // a deny that is lifted, of the same pods or of the namespace, before the rules that it leaves alone
  {
    told: true,
    before: (place, { lifts, ownedBy, canaries }) => {
      if (!isOf(place, 'allow')) return [];
      const own = [place.owner, canaries.get(place.owner)?.service].flatMap(ownedBy);
      return [...own.filter((other) => isOf(other, 'lift')), ...lifts(place.metadata.namespace)];
    },
  },
  // the NetworkPolicy that lets nothing into a namespace behind those of its services
  {
    told: true,
    before: (place, { graph, isolates }) =>
      isOf(place, 'isolate') && graph.namespace(place.owner) !== undefined
        ? isolates(place.metadata.namespace).filter(({ owner }) => owner !== place.owner)
        : [],
  },
  // the split behind the canary that it sends requests to
  {
    told: true,
    before: (place, { graph, ownedBy }) => {
      const canary = isOf(place, 'traffic') ? graph.canaryOf(place.owner) : undefined;
      return canary === undefined ? [] : ownedBy(canary.path).filter(({ phase }) => isBefore(phase, 'traffic'));
    },
  },
];

function lookup<P extends Place>(places: readonly P[], keyOf: (place: P) => string | undefined): Look<P> {
  const groups = groupBy(places, keyOf);
  return (key) => (key === undefined ? [] : (groups.get(key) ?? []));
}

function indexOf<P extends Place>(places: readonly P[], graph: Graph): Index<P> {
  const inPhase = (phase: Phase): Look<P> =>
    lookup(places, (place) => (place.phase === phase ? place.metadata.namespace : undefined));
  return {
    graph,
    named: lookup(places, (place) => (place.phase === 'namespace' ? place.metadata.name : undefined)),
    allows: inPhase('allow'),
    lifts: lookup(places, (place) =>
      isOf(place, 'lift') && graph.namespace(place.owner) !== undefined ? place.metadata.namespace : undefined,
    ),
    isolates: inPhase('isolate'),
    ownedBy: lookup(places, ({ owner }) => owner),
    canaries: new Map(graph.canaries.map((canary) => [canary.path, canary])),
  };
}

/** What must be there before each object: all of it, or what cdk8s must be told. */
export function precedence<P extends Place>(
  places: readonly P[],
  graph: Graph,
  which: 'all' | 'told',
): ReadonlyMap<P, readonly P[]> {
  const index = indexOf(places, graph);
  const asked = relations.filter(({ told }) => told || which === 'all');
  return new Map(
    places.map((place) => [
      place,
      [...new Set(asked.flatMap(({ before }) => before(place, index)))].filter((other) => other !== place),
    ]),
  );
}
