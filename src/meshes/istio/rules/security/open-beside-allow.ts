import { podsIn, workloadKinds } from '../../../../manifests/cluster/workloads';
import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { isCompleteFor } from '../../../../manifests/settings';
import { mayBeInMesh } from '../../facts/injection';
import { type AuthorizationPolicy, kinds } from '../../facts/kinds';
import {
  actionOf,
  isEnforced,
  isTargeted,
  type Policy,
  policiesFor,
  policiesForAll,
  selectsEverything,
} from '../../facts/policies';

const isAllow = (policy: Policy): boolean => actionOf(policy) === 'ALLOW' && isEnforced(policy);

/** One ALLOW policy for some workloads of each namespace that has such, the first. */
function firstAllows(set: ManifestSet): ReadonlyMap<string, Policy['object']> {
  const first = new Map<string, Policy['object']>();
  for (const policy of set.of<AuthorizationPolicy>(kinds.authorizationPolicy)) {
    if (!isAllow(policy) || isTargeted(policy) || selectsEverything(policy)) continue;
    const namespace = namespaceOf(policy.object);
    if (!first.has(namespace)) first.set(namespace, policy.object);
  }
  return first;
}

export const openBesideAllow: ManifestRule<AuthorizationPolicy> = {
  code: 'MESH9306',
  name: 'open-beside-allow',
  severity: 'warning',
  summary: 'ALLOW policies for some workloads of a namespace that denies nothing by default.',
  what: 'namespace {namespace} has no default deny, and {open} without an ALLOW policy',
  why: 'a workload that no ALLOW policy selects is open to every caller',
  fix: 'add an AuthorizationPolicy with spec: {} to the namespace, once every workload has its own',
  upstream: [],
  kinds: [kinds.authorizationPolicy],
  reads: ['/Namespace', ...workloadKinds],
  bad: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: orders, namespace: shop }
spec:
  selector: { matchLabels: { app: orders } }
  template:
    metadata: { labels: { app: orders } }
    spec: { containers: [{ name: orders, image: orders:1 }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  rules: [{ to: [{ operation: { methods: [POST], paths: [/payments], ports: ["8080"] } }] }]
`,
  good: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: default-deny, namespace: shop }
spec: {}
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  rules: [{ to: [{ operation: { methods: [POST], paths: [/payments], ports: ["8080"] } }] }]
`,
  check({ object }, set, report) {
    const namespace = namespaceOf(object);
    // in the root namespace a selector means workloads of all namespaces
    if (namespace === set.settings.rootNamespace || set.derive(firstAllows).get(namespace) !== object) return;
    if (policiesForAll(set, namespace).some(isAllow)) return;
    const open = podsIn(set, namespace).filter(
      (pods) => mayBeInMesh(pods, set) && !policiesFor(set, pods).some(isAllow),
    );
    if (open.length > 0) {
      const names = open.slice(0, 2).map(({ manifest }) => manifest.object.metadata.name);
      const words = `${names.join(', ')}${open.length > 2 ? ` and ${open.length - 2} more` : ''} ${open.length > 1 ? 'are' : 'is'}`;
      report({ values: { namespace, open: words }, related: open.map(({ manifest }) => manifest) });
    } else if (!isCompleteFor(set.settings, namespace)) {
      report({ values: { namespace, open: 'workloads outside this set may be' }, severity: 'info' });
    }
  },
};
