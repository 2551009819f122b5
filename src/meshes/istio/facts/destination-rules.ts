import { groupBy } from '../../../common/group-by';
import { type Manifest, namespaceOf } from '../../../manifests/manifest';
import type { ManifestSet } from '../../../manifests/set';
import { fqdn, isWithin } from './hosts';
import { type DestinationRule, kinds } from './kinds';
import { oncePerName } from './once-per-name';
import { hostsNamed, namespaceOfHost } from './registry';
import { isVisibleIn } from './visibility';

type Rule = Manifest<DestinationRule>;
const none: readonly Rule[] = [];

/** The full name of its host. */
export const hostOfRule = (set: ManifestSet, { object }: Rule): string =>
  fqdn(object.spec?.host ?? '', namespaceOf(object), set.settings.clusterDomain);

interface Index {
  /** By namespace and full name. */
  readonly exact: ReadonlyMap<string, ReadonlyMap<string, readonly Rule[]>>;
  /** By namespace: those for `*…`, the most specific first. */
  readonly wild: ReadonlyMap<string, readonly Rule[]>;
}

function indexOf(set: ManifestSet): Index {
  const all = set.of<DestinationRule>(kinds.destinationRule).filter(({ object }) => object.spec !== undefined);
  const isWild = ({ object }: Rule): boolean => object.spec?.host.startsWith('*') === true;
  const wild = all.filter(isWild).sort((a, b) => hostOfRule(set, b).length - hostOfRule(set, a).length);
  return {
    exact: new Map(
      [...groupBy(all, (rule) => (isWild(rule) ? undefined : namespaceOf(rule.object)))].map(([namespace, rules]) => [
        namespace,
        groupBy(rules, (rule) => hostOfRule(set, rule)),
      ]),
    ),
    wild: groupBy(wild, ({ object }) => namespaceOf(object)),
  };
}

/** The DestinationRules of a namespace for exactly a full name, or a wildcard as written. */
export function rulesIn(set: ManifestSet, namespace: string, host: string): readonly Rule[] {
  const { exact, wild } = set.derive(indexOf);
  if (!host.startsWith('*')) return exact.get(namespace)?.get(host) ?? none;
  return (wild.get(namespace) ?? none).filter((rule) => hostOfRule(set, rule) === host);
}

/** Whether there are wildcard DestinationRules. */
export const hasWideRules = (set: ManifestSet): boolean => set.derive(indexOf).wild.size > 0;

const isShared = (rules: readonly Rule[]): boolean => rules.length > 1;

/** Whether two DestinationRules of a namespace may be for the same host. */
export function hasRivals(set: ManifestSet): boolean {
  const { exact, wild } = set.derive(indexOf);
  return [...wild.values()].some(isShared) || [...exact.values()].some((byHost) => [...byHost.values()].some(isShared));
}

/** Whether DestinationRules for hosts without a wildcard stand in several namespaces. */
export const isManyNamespaces = (set: ManifestSet): boolean => set.derive(indexOf).exact.size > 1;

/** The wildcard DestinationRules of a namespace that mean a host among others, the most specific first. */
export const widerRules = (set: ManifestSet, namespace: string, host: string): readonly Rule[] =>
  set
    .derive(indexOf)
    .wild.get(namespace)
    ?.filter((rule) => isWithin(host, hostOfRule(set, rule))) ?? none;

/** The namespaces of a host: that in its name, or those that define it. */
export const homesOf = oncePerName((set, host): readonly string[] => {
  const own = namespaceOfHost(host, set.settings.clusterDomain);
  return own === undefined ? [...new Set(hostsNamed(set, host).map(({ namespace }) => namespace))] : [own];
});

/**
 * The DestinationRules that a client's proxy uses for a host: of the client's namespace, of the host's, of the root's, the first that has one.
 * Source: https://istio.io/latest/docs/ops/best-practices/traffic-management/#cross-namespace-configuration
 */
export function rulesFor(set: ManifestSet, client: string, host: string): readonly Rule[] {
  if (last?.of !== set || last.client !== client || last.host !== host) {
    last = { of: set, client, host, rules: findRules(set, client, host) };
  }
  return last.rules;
}

/** The destinations of a route are often versions of one host. */
let last:
  | { readonly of: ManifestSet; readonly client: string; readonly host: string; readonly rules: readonly Rule[] }
  | undefined;

function findRules(set: ManifestSet, client: string, host: string): readonly Rule[] {
  const seen = (rule: Rule): boolean => isVisibleIn(rule.object, client, set.settings);
  const lookIn = (namespace: string): readonly Rule[] => {
    const exact = rulesIn(set, namespace, host).filter(seen);
    if (exact.length > 0 || !hasWideRules(set)) return exact;
    const wide = widerRules(set, namespace, host).find(seen);
    return wide === undefined ? none : rulesIn(set, namespace, hostOfRule(set, wide)).filter(seen);
  };
  const own = lookIn(client);
  if (own.length > 0) return own;
  for (const namespace of [...homesOf(set, host), set.settings.rootNamespace]) {
    const found = namespace === client ? none : lookIn(namespace);
    if (found.length > 0) return found;
  }
  return none;
}
