import { isObject, type Json } from '../../../../manifests/json';
import type { KubernetesObject } from '../../../../manifests/manifest';
import type { Path } from '../../../../manifests/path';
import type { ManifestRule } from '../../../../manifests/rule';
import { kinds } from '../../facts/kinds';

const fields: ReadonlySet<string> = new Set(['namespace', 'partition', 'samenessGroup']);
/** Below these the keys are names that people give. */
const free: ReadonlySet<string> = new Set(['subsets', 'add', 'set', 'config', 'arguments']);

function* saidIn(value: Json | undefined, at: Path): Generator<{ readonly field: string; readonly at: Path }> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* saidIn(item, [...at, index]);
  } else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (fields.has(key) && typeof item === 'string' && item !== '') yield { field: key, at: [...at, key] };
      else if (!free.has(key)) yield* saidIn(item, [...at, key]);
    }
  }
}

export const enterpriseField: ManifestRule<KubernetesObject> = {
  code: 'MESH6303',
  name: 'enterprise-field',
  severity: 'error',
  summary: 'A namespace, a partition or a sameness group, which Enterprise alone has.',
  what: '{field} is set, which Consul Enterprise alone has',
  why: 'consul-k8s or the server refuses the object',
  fix: 'leave {field} out: without Enterprise a service is known by its name alone',
  upstream: ['webhook', 'consul-server'],
  kinds: [
    kinds.serviceIntentions,
    kinds.serviceDefaults,
    kinds.serviceResolver,
    kinds.serviceRouter,
    kinds.serviceSplitter,
    kinds.ingressGateway,
    kinds.terminatingGateway,
    kinds.exportedServices,
  ],
  reads: [],
  fields: [...fields],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceIntentions
metadata: { name: payments, namespace: shop }
spec: { destination: { name: payments }, sources: [{ name: checkout, namespace: shop, action: allow }] }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceIntentions
metadata: { name: payments, namespace: shop }
spec: { destination: { name: payments }, sources: [{ name: checkout, action: allow }] }
`,
  *check({ object }) {
    const { spec } = object as unknown as { readonly spec?: Json };
    for (const { field, at } of saidIn(spec, ['spec'])) yield { at, values: { field } };
  },
};
