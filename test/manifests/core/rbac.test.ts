import type { JsonObject } from '../../../src/manifests/json';
import { issues, type Rows } from './harness';

const group = 'rbac.authorization.k8s.io';
const api = `${group}/v1`;

describe('rules', () => {
  const rule = { apiGroups: [''], resources: ['pods'], verbs: ['get'] };
  const urls = { nonResourceURLs: ['/healthz'], verbs: ['get'] };
  const both: Rows = [
    ['that are right', rule, []],
    ['without verbs', { ...rule, verbs: [] }, ['7103 rules[0].verbs']],
    ['without groups', { ...rule, apiGroups: [] }, ['7103 rules[0].apiGroups']],
    ['without resources', { apiGroups: [''], verbs: ['get'] }, ['7103 rules[0].resources']],
  ];
  it.each(both)('of a Role, %s', (_, one, expected) => expect(issues(api, 'Role', { rules: [one] })).toEqual(expected));
  it.each(both)('of a ClusterRole, %s', (_, one, expected) =>
    expect(issues(api, 'ClusterRole', { rules: [one] })).toEqual(expected),
  );

  it('about URLs are of the cluster, and about nothing else', () => {
    expect(issues(api, 'ClusterRole', { rules: [urls] })).toEqual([]);
    expect(issues(api, 'Role', { rules: [urls] })).toEqual(['7133 rules[0].nonResourceURLs']);
    expect(issues(api, 'ClusterRole', { rules: [{ ...urls, resources: ['pods'] }] })).toEqual([
      '7133 rules[0].resources',
    ]);
  });

  it('of other roles are found by selectors, at least one', () => {
    const aggregated = (selectors: JsonObject[]): string[] =>
      issues(api, 'ClusterRole', { aggregationRule: { clusterRoleSelectors: selectors } });
    expect(aggregated([{ matchLabels: { a: 'b' } }])).toEqual([]);
    expect(aggregated([])).toEqual(['7103 aggregationRule.clusterRoleSelectors']);
    expect(aggregated([{ matchLabels: { a: 'b c' } }])).toEqual([
      '7120 aggregationRule.clusterRoleSelectors[0].matchLabels.a',
    ]);
  });
});

describe('a binding', () => {
  const role = { apiGroup: group, kind: 'ClusterRole', name: 'reader' };
  const account = { kind: 'ServiceAccount', name: 'a', namespace: 'b' };
  const rows: Rows = [
    ['that is right', {}, []],
    ['without a group, which is known', { roleRef: { kind: 'ClusterRole', name: 'reader' } }, []],
    ['of another group', { roleRef: { ...role, apiGroup: 'apps' } }, ['7104 roleRef.apiGroup']],
    ['of an unknown kind', { roleRef: { ...role, kind: 'User' } }, ['7104 roleRef.kind']],
    ['of no name', { roleRef: { ...role, name: '' } }, ['7103 roleRef.name']],
    ['of a path', { roleRef: { ...role, name: 'a/b' } }, ['7120 roleRef.name']],
    ['to a user', { subjects: [{ kind: 'User', name: 'Some One' }] }, []],
    [
      'to a user of another group',
      { subjects: [{ kind: 'User', apiGroup: 'apps', name: 'a' }] },
      ['7104 subjects[0].apiGroup'],
    ],
    ['to an account of a group', { subjects: [{ ...account, apiGroup: group }] }, ['7133 subjects[0].apiGroup']],
    ['to an account of a bad name', { subjects: [{ ...account, name: 'A' }] }, ['7120 subjects[0].name']],
    ['to a pod', { subjects: [{ ...account, kind: 'Pod' }] }, ['7104 subjects[0].kind']],
    ['to nobody', { subjects: [{ ...account, name: '' }] }, ['7103 subjects[0].name']],
  ];
  it.each(rows)('in a namespace, %s', (_, change, expected) =>
    expect(issues(api, 'RoleBinding', { roleRef: role, subjects: [account], ...change })).toEqual(expected),
  );
  it.each(rows)('in the cluster, %s', (_, change, expected) =>
    expect(issues(api, 'ClusterRoleBinding', { roleRef: role, subjects: [account], ...change })).toEqual(expected),
  );

  it('of the cluster is of a ClusterRole, and says where accounts are', () => {
    const subjects = [{ kind: 'ServiceAccount', name: 'a' }];
    expect(issues(api, 'RoleBinding', { roleRef: { ...role, kind: 'Role' }, subjects })).toEqual([]);
    expect(issues(api, 'ClusterRoleBinding', { roleRef: { ...role, kind: 'Role' }, subjects })).toEqual([
      '7104 roleRef.kind',
      '7103 subjects[0].namespace',
    ]);
  });

  it('keeps its role', () => {
    const of = (name: string): JsonObject => ({ roleRef: { ...role, name } });
    expect(issues(api, 'RoleBinding', of('a'), of('a'))).toEqual([]);
    expect(issues(api, 'RoleBinding', of('a'), of('b'))).toEqual(['7134 roleRef']);
  });
});
