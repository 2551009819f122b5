import type { KubernetesObject } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { kinds } from '../../facts/kinds';
import { selectsAll } from '../../facts/scalars/selector';

type Labels = Readonly<Record<string, string>>;

/** Older kinds have `labels` where younger ones have `matchLabels`. */
interface Selector {
  readonly matchLabels?: Labels;
  readonly labels?: Labels;
}

interface Selecting extends KubernetesObject {
  readonly spec?: { readonly selector?: Selector; readonly workloadSelector?: Selector };
}

const { gateway, virtualService, workloadEntry, workloadGroup, ...selecting } = kinds;

export const selectorEmpty: ManifestRule<Selecting> = {
  code: 'MESH8005',
  name: 'selector-empty',
  severity: 'warning',
  summary: 'A selector without labels, which selects everything.',
  what: 'the {field} names no label',
  why: 'it selects every workload that the object reaches, as if there were no selector',
  fix: 'name labels, or leave the selector out to say that all are meant',
  upstream: ['webhook', 'IST0133'],
  kinds: Object.values(selecting),
  reads: [],
  fields: ['selector', 'workloadSelector'],
  bad: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop }
spec: { selector: {}, action: ALLOW, rules: [{}] }
`,
  good: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop }
spec: { selector: { matchLabels: { app: payments } }, action: ALLOW, rules: [{}] }
`,
  check({ object: { spec } }, _set, report) {
    for (const field of ['selector', 'workloadSelector'] as const) {
      const selector = spec?.[field];
      if (selector !== undefined && selectsAll(selector.matchLabels ?? selector.labels)) {
        report({ at: ['spec', field], values: { field } });
      }
    }
  },
};
