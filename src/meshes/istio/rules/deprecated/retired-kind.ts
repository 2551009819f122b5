import type { ManifestRule } from '../../../../manifests/rule';

/** What took the place of a kind. */
const successors: Readonly<Record<string, string>> = {
  ClusterRbacConfig: 'an AuthorizationPolicy without rules in each namespace',
  RbacConfig: 'an AuthorizationPolicy without rules in each namespace',
  ServiceRole: 'an AuthorizationPolicy',
  ServiceRoleBinding: 'an AuthorizationPolicy',
  MeshPolicy: 'a PeerAuthentication in the root namespace',
  Policy: 'a PeerAuthentication and a RequestAuthentication',
};

export const retiredKind: ManifestRule = {
  code: 'MESH9802',
  name: 'retired-kind',
  severity: 'error',
  summary: 'A policy of an API that Istio removed.',
  what: '{kind} of {group} is removed',
  why: 'the API server refuses it, or keeps it and no proxy hears of it: nothing is protected',
  fix: 'write {successor}',
  upstream: ['IST0002'],
  kinds: [
    'rbac.istio.io/ClusterRbacConfig',
    'rbac.istio.io/RbacConfig',
    'rbac.istio.io/ServiceRole',
    'rbac.istio.io/ServiceRoleBinding',
    'authentication.istio.io/MeshPolicy',
    'authentication.istio.io/Policy',
  ],
  reads: [],
  bad: `
apiVersion: rbac.istio.io/v1alpha1
kind: ServiceRole
metadata: { name: read, namespace: shop }
spec: { rules: [{ services: ["*"], methods: [GET] }] }
`,
  good: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: read, namespace: shop }
spec: { rules: [{ to: [{ operation: { methods: [GET] } }] }] }
`,
  check({ object: { apiVersion, kind } }, _set, report) {
    const group = apiVersion.slice(0, apiVersion.indexOf('/'));
    report({ at: ['kind'], values: { kind, group, successor: successors[kind] ?? 'what replaced it' } });
  },
};
