import { groupBy } from '../../../../common/group-by';
import { hasLabels } from '../../../../manifests/cluster/selector';
import { type Manifest, namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { ambientReads, isBehindZtunnel, targetsOf, type Waypoint, waypointIn } from '../../facts/ambient';
import { isMeant } from '../../facts/identity-patterns';
import { namespaceNamed } from '../../facts/injection';
import { type AuthorizationPolicy, kinds } from '../../facts/kinds';

type Policy = Manifest<AuthorizationPolicy>;

const labelsOf = ({ object }: Policy) => object.spec?.selector?.matchLabels ?? {};

const isAllow = ({ object: { spec = {} } }: Policy): boolean =>
  (spec.action ?? 'ALLOW') === 'ALLOW' && targetsOf(spec).length === 0;

/** Whether some rule lets calls of a waypoint in; a source that names no identity may. */
function admits({ object }: Policy, { name, namespace }: Waypoint, trustDomain: string): boolean {
  const principal = `${trustDomain}/ns/${namespace}/sa/${name}`;
  const accounts = [...(namespace === namespaceOf(object) ? [name] : []), `${namespace}/${name}`];
  return (object.spec?.rules ?? []).some(({ from }) => {
    if (from === undefined) return true;
    return from.some(({ source = {} }) => {
      const { principals = [], serviceAccounts = [], namespaces = [] } = source;
      if (principals.length + serviceAccounts.length + namespaces.length === 0) return true;
      return (
        principals.some((entry) => isMeant(principal, entry)) ||
        serviceAccounts.some((entry) => accounts.includes(entry)) ||
        namespaces.some((entry) => isMeant(namespace, entry))
      );
    });
  });
}

const waypointOfNamespace = (set: ManifestSet, name: string): Waypoint | undefined => {
  const waypoint = waypointIn(namespaceNamed(set, name)?.object.metadata.labels, name);
  return waypoint === 'none' ? undefined : waypoint;
};

/** The policies that let the waypoint of their namespace in, by namespace and the first label that they select by. */
const admitting = (set: ManifestSet): ReadonlyMap<string, readonly Policy[]> => {
  const policies = set.of<AuthorizationPolicy>(kinds.authorizationPolicy).filter((policy) => {
    const waypoint = waypointOfNamespace(set, namespaceOf(policy.object));
    return waypoint !== undefined && isAllow(policy) && admits(policy, waypoint, set.settings.trustDomain);
  });
  return groupBy(policies, (policy) => placeOf(policy, Object.entries(labelsOf(policy))[0]));
};

const placeOf = ({ object }: Policy, label: readonly string[] = []): string =>
  [namespaceOf(object), ...label].join('\n');

/** Whether workloads that a policy selects let the waypoint in by some policy. */
function isAdmitted(set: ManifestSet, policy: Policy): boolean {
  const index = set.derive(admitting);
  const labels = labelsOf(policy);
  const places = [placeOf(policy), ...Object.entries(labels).map((label) => placeOf(policy, label))];
  return places.some((place) => (index.get(place) ?? []).some((other) => hasLabels(labels, labelsOf(other))));
}

export const waypointIdentity: ManifestRule<AuthorizationPolicy> = {
  code: 'MESH9523',
  name: 'waypoint-identity',
  severity: 'warning',
  summary: 'Workloads behind a waypoint that no policy lets in.',
  what: "no ALLOW policy lets the waypoint '{waypoint}' in",
  why: 'ztunnel sees the identity of the waypoint, not the caller: calls through it are refused',
  fix: 'allow {principal}, and ask for callers by targetRefs',
  upstream: [],
  kinds: [kinds.authorizationPolicy],
  reads: ambientReads,
  bad: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint } }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: web, namespace: shop }
spec: { rules: [{ from: [{ source: { principals: [cluster.local/ns/shop/sa/web] } }] }] }
`,
  good: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint } }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: web, namespace: shop }
spec: { rules: [{ from: [{ source: { principals: [cluster.local/ns/shop/sa/waypoint] } }] }] }
`,
  check(manifest, set, report) {
    const namespace = namespaceOf(manifest.object);
    const waypoint = waypointOfNamespace(set, namespace);
    if (waypoint === undefined || !isAllow(manifest)) return;
    // A policy without rules is a default deny, beside which others allow.
    if ((manifest.object.spec?.rules ?? []).length === 0) return;
    if (!isBehindZtunnel(set, namespace, labelsOf(manifest)) || isAdmitted(set, manifest)) return;
    const principal = `${set.settings.trustDomain}/ns/${waypoint.namespace}/sa/${waypoint.name}`;
    report({ at: ['spec', 'rules'], values: { waypoint: waypoint.name, principal } });
  },
};
