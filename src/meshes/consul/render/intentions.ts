import type { ServiceIntentionsSpecSources } from '../../../../imports/consul-2.0/service-intentions-v1alpha1';
import { ServiceIntentions } from '../../../../imports/consul-2.0/service-intentions-v1alpha1';
import { compareText } from '../../../common/compare-text';
import { groupBy } from '../../../common/group-by';
import type { Graph } from '../../../model/program';
import type { ServiceModel } from '../../../model/resilient-service';
import { type VersionModel, versionsOf } from '../../../model/version';
import { type CallerModel, type EdgeModel, stages } from '../../../model/zero-trust-namespace';
import type { Draft, Phase } from '../../draft';
import { editionOf } from '../edition';
import type { Edition } from '../settings';
import { consulPaths } from './path-match';

type Source = ServiceIntentionsSpecSources;
type Permission = NonNullable<Source['permissions']>[number];

/** Everybody. */
const anyone = '*';
const allowed = { action: 'allow' } as const;

/** What no permission names would fall to the default policy of the mesh, which may let it through. */
const nothingElse: Permission = { action: 'deny', http: { pathPrefix: '/' } };

/** The names under which Consul knows the versions of a service: subsets share one. */
export const consulNames = (service: ServiceModel, graph: Graph): readonly string[] => [
  ...new Set(consulServices(service, graph).map(({ name }) => name)),
];

/** The versions that are services of their own to Consul. */
const consulServices = (service: ServiceModel, graph: Graph): readonly VersionModel[] =>
  versionsOf(service, graph).filter(({ role }) => role === 'stable' || service.versions === 'services');

/** A source or destination; a namespace is said where the edition has more than one. */
interface Named {
  readonly name: string;
  readonly namespace?: string;
}

const named = (name: string, namespace: string, edition: Edition | undefined): Named =>
  edition === 'enterprise' ? { name, namespace } : { name };

/** For Consul a caller is the service that its certificate names; with ACLs that is the name of its ServiceAccount. */
function sourcesOf(from: CallerModel, graph: Graph, edition: Edition | undefined): readonly Named[] {
  if (from.kind === 'Identity') return [named(from.identity.serviceAccount, from.identity.namespace, edition)];
  const caller = graph.service(from.service)!;
  return consulNames(caller, graph).map((name) => named(name, caller.namespace, edition));
}

function permissionsOf({ methods, paths }: EdgeModel): readonly Permission[] {
  const said = methods.length === 0 ? {} : { methods: [...methods] };
  if (paths.length === 0) return [{ action: 'allow', http: said }];
  return paths.flatMap(consulPaths).map((path) => ({ action: 'allow', http: { ...path, ...said } }));
}

/** All edges of one caller: Consul knows one source of a name. */
function sourceOf(source: Named, edges: readonly EdgeModel[]): Source {
  if (edges.some(({ methods, paths }) => methods.length === 0 && paths.length === 0)) return { ...source, ...allowed };
  const permissions = new Map(edges.flatMap(permissionsOf).map((one) => [JSON.stringify(one), one]));
  const sorted = [...permissions].sort(([a], [b]) => compareText(a, b)).map(([, permission]) => permission);
  return { ...source, permissions: [...sorted, nothingElse] };
}

const keyOf = ({ namespace = '', name }: Named): string => `${namespace}/${name}`;

/** Who may call a service, source by source; everybody, in words, while its stage does not enforce the allow graph. */
export function intendedSources(service: ServiceModel, graph: Graph): readonly Source[] {
  const { stage, mesh } = graph.namespaceOf(service);
  const edition = editionOf(mesh);
  const everyone = named(anyone, anyone, edition);
  if (stages[stage.name].authorization !== 'enforced') return [{ ...everyone, ...allowed }];
  const pairs = graph
    .edgesTo(service.path)
    .flatMap((edge) => sourcesOf(edge.from, graph, edition).map((source) => ({ source, edge })));
  const sources = [...groupBy(pairs, ({ source }) => keyOf(source))]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, group]) =>
      sourceOf(
        group[0]!.source,
        group.map(({ edge }) => edge),
      ),
    );
  return [...sources, { ...everyone, action: 'deny' }];
}

/**
 * A canary is let in before requests are split to it, and a caller's canary as it comes up: behind the ServiceDefaults that permissions
 * need. When a canary is gone, its name goes after the split to it.
 */
function phaseOf({ role }: VersionModel, service: ServiceModel, graph: Graph): Phase {
  const callers = graph.edgesTo(service.path).map(({ from }) => from);
  const isCalledByCanary = callers.some(
    (from) =>
      from.kind === 'Service' &&
      graph.canaryOf(from.service) !== undefined &&
      graph.service(from.service)!.versions === 'services',
  );
  return role === 'canary' || isCalledByCanary ? 'workload' : 'deny';
}

/** The one entry that Consul has for each of the service's names. */
export const renderIntentions = (service: ServiceModel, graph: Graph): readonly Draft[] =>
  consulServices(service, graph).map((version) => ({
    owner: version.owner,
    phase: phaseOf(version, service, graph),
    apiVersion: ServiceIntentions.apiVersion,
    kind: ServiceIntentions.kind,
    metadata: { name: version.name, namespace: service.namespace },
    body: {
      spec: {
        destination: named(version.name, service.namespace, editionOf(graph.namespaceOf(service).mesh)),
        sources: intendedSources(service, graph),
      },
    },
  }));
