import { resolve } from 'node:path';
import { analyzersIn } from '../../conformance/cluster/istioctl';
import { isCustom, type Manifest } from '../../conformance/cluster/manifest';
import { podsOf } from '../../conformance/cluster/pods';
import { objectsIn } from '../../conformance/programs/read-yaml';
import { badExamples, goodExamples } from '../../conformance/programs/rules';
import { snapshots } from '../../conformance/programs/snapshots';
import { suites } from '../../conformance/suites';
import { agreed, agreedWarnings, partial } from '../../conformance/suites/admission/expected';
import { spoken } from '../../conformance/suites/admission/expected-of-rules';
import { added, differences, lost } from '../../conformance/suites/drift/compare';
import { notOurs } from '../../conformance/suites/drift/expected';

const root = resolve(__dirname, '../..');

it('suites have names of their own', () => {
  const names = suites.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

it('every exception has a reason', () => {
  for (const { why } of [...agreed, ...agreedWarnings, ...partial, ...notOurs]) expect(why.length).toBeGreaterThan(10);
});

it('only rules that there are stand in the table', () => {
  const codes = badExamples().map(({ code }) => code);
  expect(Object.keys(spoken).filter((code) => !codes.includes(code))).toEqual([]);
});

it('exceptions for snapshots are for snapshots that there are', () => {
  const names = snapshots(root).map(({ name }) => name);
  expect(partial.filter(({ name }) => !names.some((one) => name.test(one)))).toEqual([]);
});

it('finds the objects of snapshots and of rules', () => {
  for (const group of [...snapshots(root), ...goodExamples()]) expect(group.objects.length).toBeGreaterThan(0);
});

it('reads objects and nothing else', () => {
  expect(objectsIn('gone:\n- a\n---\nkind: A\napiVersion: v1\nmetadata: {name: a}\n')).toHaveLength(1);
  expect(() => objectsIn('a: [')).toThrow();
});

it('tells kinds of CRDs from those of Kubernetes', () => {
  const of = (apiVersion: string): boolean => isCustom({ apiVersion, kind: 'X', metadata: { name: 'x' } });
  expect(['networking.istio.io/v1', 'monitoring.coreos.com/v1'].map(of)).toEqual([true, true]);
  expect(['v1', 'apps/v1', 'policy/v1', 'networking.k8s.io/v1'].map(of)).toEqual([false, false, false, false]);
});

it('makes the pod of a Deployment, with a sidecar where one is injected', () => {
  const deployment = (namespace: string, labels: Record<string, string>): Manifest => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'a', namespace },
    spec: { template: { metadata: { labels }, spec: { containers: [{ name: 'main' }] } } },
  });
  const injected = {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'in', labels: { 'istio-injection': 'enabled' } },
  };
  const containers = (object: Manifest): unknown[] =>
    (podsOf([injected, object])[0]!['spec'] as { containers: unknown[] }).containers;
  expect(containers(deployment('in', {}))).toHaveLength(2);
  expect(containers(deployment('out', {}))).toHaveLength(1);
  expect(containers(deployment('out', { 'sidecar.istio.io/inject': 'true' }))).toHaveLength(2);
});

it('reads which analyzers ran', () => {
  expect(analyzersIn('Analyzed resources\nExecuted analyzers:\n\t a.A\n\t b.B\n\n')).toEqual(['a.A', 'b.B']);
  expect(analyzersIn('nothing')).toEqual([]);
});

it('tells what is lost from what is added, list items one by one', () => {
  const all = differences({ a: [1, { b: 2 }], c: 3, e: {} }, { a: [1, { b: 4 }, 5], d: 6 });
  expect(lost(all).map(({ path }) => path)).toEqual(['a[1].b', 'c', 'e']);
  expect(added(all).map(({ path }) => path)).toEqual(['a[2]', 'd']);
  expect(differences({ a: [{ b: null }] }, { a: [{ b: null }] })).toEqual([]);
});
