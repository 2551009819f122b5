import type { ManifestRule } from '../../../../manifests/rule';
import { kinds } from '../../facts/kinds';

const internal = [
  'internal.istio.io/parents',
  'internal.istio.io/parent-namespace',
  'internal.istio.io/webhook-always-reject',
] as const;

export const internalAnnotation: ManifestRule = {
  code: 'MESH8002',
  name: 'internal-annotation',
  severity: 'error',
  summary: 'An annotation that Istio keeps for itself.',
  what: 'the annotation {name} is there',
  why: 'istiod sets it on objects that it makes, and refuses it on all others',
  fix: 'remove the annotation',
  upstream: ['webhook'],
  kinds: Object.values(kinds),
  reads: [],
  fields: internal,
  bad: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop, annotations: { internal.istio.io/parents: a } }
spec: { action: ALLOW, rules: [{}] }
`,
  good: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop }
spec: { action: ALLOW, rules: [{}] }
`,
  check(
    {
      object: {
        metadata: { annotations },
      },
    },
    _set,
    report,
  ) {
    if (annotations === undefined) return;
    for (const name of internal) {
      if (Object.hasOwn(annotations, name)) report({ at: ['metadata', 'annotations', name], values: { name } });
    }
  },
};
