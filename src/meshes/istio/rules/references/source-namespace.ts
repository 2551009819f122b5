import type { Path } from '../../../../manifests/path';
import type { ManifestRule } from '../../../../manifests/rule';
import { type AuthorizationPolicy, kinds } from '../../facts/kinds';
import { meetsNamespace, namespaceAbsence } from '../../facts/namespaces';

const lists = ['namespaces', 'notNamespaces'] as const;

/** The namespaces that a policy names as sources. */
function* sourcesOf({ spec }: AuthorizationPolicy): Generator<readonly [string, Path]> {
  for (const [index, { from = [] }] of (spec?.rules ?? []).entries()) {
    for (const [place, { source }] of from.entries()) {
      for (const list of lists) {
        for (const [entry, name] of (source?.[list] ?? []).entries()) {
          yield [name, ['spec', 'rules', index, 'from', place, 'source', list, entry]];
        }
      }
    }
  }
}

export const sourceNamespace: ManifestRule<AuthorizationPolicy> = {
  code: 'MESH9010',
  name: 'source-namespace',
  severity: 'error',
  summary: 'A source namespace of an AuthorizationPolicy that does not exist.',
  what: "the source namespace '{name}' {missing}",
  why: 'no caller ever matches: an ALLOW lets nobody in by it, a DENY stops nobody',
  fix: 'correct the name of the namespace',
  upstream: ['IST0101', 'KIA0101'],
  kinds: [kinds.authorizationPolicy],
  reads: ['/Namespace'],
  bad: `
apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop }
spec:
  rules: [{ from: [{ source: { namespaces: [shopp] } }] }]
`,
  good: `
apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop }
spec:
  rules: [{ from: [{ source: { namespaces: [shop] } }] }]
`,
  check({ object }, set, report) {
    for (const [name, at] of sourcesOf(object)) {
      const absent = name.includes('*') && meetsNamespace(set, name) ? undefined : namespaceAbsence(set, name);
      if (absent === undefined) continue;
      const { missing, ...weight } = absent;
      report({ at, values: { name, missing }, ...weight });
    }
  },
};
