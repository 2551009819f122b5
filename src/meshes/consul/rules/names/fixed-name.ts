import type { KubernetesObject } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { kinds } from '../../facts/kinds';

/** Kinds of which there is one, and its name. */
const names: Readonly<Record<string, string>> = {
  ExportedServices: 'default',
  Mesh: 'mesh',
  ProxyDefaults: 'global',
  RateLimit: 'global',
};

export const fixedName: ManifestRule<KubernetesObject> = {
  code: 'MESH6302',
  name: 'fixed-name',
  severity: 'error',
  summary: 'A kind of which there is one, under another name.',
  what: "the {kind} is called '{name}'",
  why: 'there is one for the whole mesh, and consul-k8s takes it under the name {expected} only',
  fix: 'call it {expected}',
  upstream: ['webhook', 'consul-server'],
  kinds: [kinds.proxyDefaults, kinds.exportedServices, kinds.mesh, kinds.rateLimit],
  reads: [],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ProxyDefaults
metadata: { name: defaults, namespace: consul }
spec: { config: { protocol: http } }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ProxyDefaults
metadata: { name: global, namespace: consul }
spec: { config: { protocol: http } }
`,
  *check({ object: { kind, metadata } }) {
    const expected = names[kind]!;
    if (metadata.name !== expected)
      yield { at: ['metadata', 'name'], values: { kind, name: metadata.name ?? '', expected } };
  },
};
