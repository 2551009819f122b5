import type { Path } from '../../../../manifests/path';
import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceIntentions } from '../../facts/kinds';
import { methodProblem } from '../../facts/methods';
import { pathProblem, saidAmong } from '../../facts/predicates';

type Source = NonNullable<NonNullable<ServiceIntentions['spec']>['sources']>[number];
type Http = NonNullable<NonNullable<Source['permissions']>[number]['http']>;

const comparisons = ['exact', 'prefix', 'suffix', 'contains', 'regex', 'present'] as const;

function* problemsOf(http: Http): Generator<{ readonly at: Path; readonly problem: string }> {
  const { methods = [], header = [] } = http;
  const paths = saidAmong(http, ['pathExact', 'pathPrefix', 'pathRegex']);
  if (paths.length + methods.length + header.length === 0) yield { at: [], problem: 'a permission is for nothing' };
  const path = pathProblem(http);
  if (path !== undefined) yield { at: [], problem: path };
  const method = methodProblem(methods);
  if (method !== undefined) yield { at: ['methods', method.index], problem: method.problem };
  for (const [index, one] of header.entries()) {
    const said = saidAmong(one, comparisons);
    const at = ['header', index];
    if (said.length !== 1) yield { at, problem: `the header ${one.name ?? ''} is compared with ${said.length} things` };
    else if (one.ignoreCase === true && (said[0] === 'regex' || said[0] === 'present'))
      yield { at, problem: `ignoreCase stands beside ${said[0]}` };
  }
}

export const permission: ManifestRule<ServiceIntentions> = {
  code: 'MESH6363',
  name: 'permission',
  severity: 'error',
  summary: 'A permission that is for nothing, or for what cannot be.',
  what: '{problem}',
  why: 'the server or consul-k8s refuses the intentions, and who may call stays as it was',
  fix: 'write one path, each method once, and one comparison for a header',
  upstream: ['webhook', 'consul-server'],
  kinds: [kinds.serviceIntentions],
  reads: [],
  fields: ['permissions'],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { protocol: http }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: refunds, namespace: shop }
spec: { protocol: http }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceIntentions
metadata: { name: payments, namespace: shop }
spec: { destination: { name: "payments" }, sources: [{ name: checkout, permissions: [{ action: allow, http: {} }, { action: deny, http: { pathPrefix: / } }] }] }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceIntentions
metadata: { name: refunds, namespace: shop }
spec: { destination: { name: "refunds" }, sources: [{ name: checkout, permissions: [{ action: allow, http: { methods: [GET, GET], header: [{ name: x-tenant }] } }, { action: deny, http: { pathPrefix: / } }] }] }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { protocol: http }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceIntentions
metadata: { name: payments, namespace: shop }
spec: { destination: { name: "payments" }, sources: [{ name: checkout, permissions: [{ action: allow, http: { pathPrefix: /items, methods: [GET] } }, { action: deny, http: { pathPrefix: / } }] }] }
`,
  *check({ object: { spec } }) {
    for (const [index, { permissions = [] }] of (spec?.sources ?? []).entries()) {
      for (const [place, { http, jwt }] of permissions.entries()) {
        const at = ['spec', 'sources', index, 'permissions', place];
        if (http === undefined) {
          if (jwt === undefined) yield { at, values: { problem: 'a permission is for nothing' } };
          continue;
        }
        for (const { at: field, problem } of problemsOf(http))
          yield { at: [...at, 'http', ...field], values: { problem } };
      }
    }
  },
};
