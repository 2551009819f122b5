import type { JsonObject } from '../../../src/manifests/json';
import { istioSchemas } from '../../../src/meshes/istio/schemas';
import { codesOf, issuesOf } from '../schema/harness';

const schemas = istioSchemas['1.31'];

function of(apiVersion: string, kind: string, metadata: unknown, more: JsonObject = {}): string[] {
  return issuesOf(schemas(apiVersion, kind)!, { apiVersion, kind, metadata, ...more });
}
const configMap = (metadata: unknown): string[] => of('v1', 'ConfigMap', metadata);
const long = (size: number): string => 'a'.repeat(size);

it.each<[string, string, JsonObject, string[], string[]]>([
  ['v1', 'ConfigMap', {}, ['a', 'a.b', '1', long(253)], ['', 'A', 'a_b', '-a', 'a.', 'a..b', long(254)]],
  ['v1', 'Namespace', {}, ['a', '1-a', long(63)], ['a.b', long(64), 'a-']],
  ['v1', 'Service', { spec: { clusterIP: 'None' } }, ['a', 'a-1'], ['1a', 'a.b', long(64)]],
  ['policy/v1', 'PodDisruptionBudget', {}, ['A', long(300)], ['a/b', '..']],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole', {}, ['system:node', 'A_b'], ['a/b', 'a%b', '..', '.']],
  ['security.istio.io/v1', 'PeerAuthentication', {}, ['a.b', '1'], ['A', 'a b']],
])('names of %s %s', (apiVersion, kind, more, good, bad) => {
  for (const name of good) expect({ name, issues: of(apiVersion, kind, { name }, more) }).toEqual({ name, issues: [] });
  for (const name of bad)
    expect({ name, count: of(apiVersion, kind, { name }, more).length }).toEqual({ name, count: 1 });
});

it.each<[string, unknown, string[]]>([
  ['nothing', undefined, ['7121 metadata: ConfigMap has no name']],
  ['a text', 'a', ['7121 metadata: ConfigMap has no name']],
  ['no name', {}, ['7121 metadata.name: ConfigMap has no name']],
  ['a prefix for a name', { generateName: 'a-' }, []],
  ['a bad prefix', { generateName: 'A-' }, ["7120 metadata.generateName: generateName 'A-' is no DNS name"]],
  ['an unknown field', { name: 'a', label: {} }, ["7101 metadata.label: 'label' is no field of metadata"]],
  ['a label that is a number', { name: 'a', labels: { a: 1 } }, ['7102 metadata.labels.a: a is the number 1']],
  [
    'a label value with a space',
    { name: 'a', labels: { a: 'b c' } },
    ["7120 metadata.labels.a: a 'b c' is no label value"],
  ],
  ['a long label value', { name: 'a', labels: { a: long(63) } }, []],
  [
    'a label key with two slashes',
    { name: 'a', labels: { 'a/b/c': '' } },
    ['7120 metadata.labels["a/b/c"]: ["a/b/c"] \'a/b/c\' is no qualified name'],
  ],
  ['label keys', { name: 'a', labels: { 'app.kubernetes.io/name': 'a', A_b: '' } }, []],
  ['annotation keys in any case', { name: 'a', annotations: { 'A.io/b': 'any text\n' } }, []],
  [
    'an annotation key without a name',
    { name: 'a', annotations: { 'a.io/': '' } },
    ['7120 metadata.annotations["a.io/"]: ["a.io/"] \'a.io/\' is no qualified name'],
  ],
  ['large annotations', { name: 'a', annotations: { a: long(262_143) } }, []],
  [
    'too large annotations',
    { name: 'a', annotations: { a: long(262_000), b: 'é'.repeat(80) } },
    ['7106 metadata.annotations: annotations is 262162 bytes long'],
  ],
  ['a finalizer', { name: 'a', finalizers: ['a.io/b'] }, []],
  [
    'a finalizer with a space',
    { name: 'a', finalizers: ['a b'] },
    ["7120 metadata.finalizers[0]: finalizers[0] 'a b' is no qualified name"],
  ],
  ['nulls', { name: 'a', labels: null, creationTimestamp: null }, []],
  [
    'an owner without a uid',
    { name: 'a', ownerReferences: [{ apiVersion: 'v1', kind: 'A', name: 'a' }] },
    ['7103 metadata.ownerReferences[0].uid: uid is missing in metadata.ownerReferences[]'],
  ],
  ['a namespace', { name: 'a', namespace: 'b' }, []],
  ['a bad namespace', { name: 'a', namespace: 'b.c' }, ["7120 metadata.namespace: namespace 'b.c' is no DNS label"]],
])('metadata with %s', (_, metadata, issues) => {
  expect(configMap(metadata)).toEqual(issues);
});

it('a cluster-scoped kind has no namespace, but for the default one that some clients fill in', () => {
  expect(of('v1', 'Namespace', { name: 'a', namespace: 'b' })).toEqual([
    "7122 metadata.namespace: Namespace has the namespace 'b'",
  ]);
  expect(of('v1', 'Namespace', { name: 'a', namespace: 'default' })).toEqual([]);
});

it('metadata does not keep the rules of a CRD from being asked', () => {
  const kind = schemas('security.istio.io/v1', 'PeerAuthentication')!;
  const object = {
    apiVersion: kind.apiVersion,
    kind: kind.kind,
    metadata: { name: 'A' },
    spec: { mtls: { mode: 'no' } },
  };
  expect(codesOf(kind, object)).toEqual(['7104', '7120']);
});
