import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type SamenessGroup } from '../../facts/kinds';

export const samenessGroup: ManifestRule<SamenessGroup> = {
  code: 'MESH6374',
  name: 'sameness-group',
  severity: 'error',
  summary: 'A sameness group whose members are not one of partition and peer each, once.',
  what: '{problem}',
  why: 'consul-k8s refuses the group, and it is for Enterprise alone',
  fix: 'list each partition and peer once, the local partition among them',
  upstream: ['webhook', 'consul-k8s'],
  kinds: [kinds.samenessGroup],
  reads: [],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: SamenessGroup
metadata: { name: shops, namespace: shop }
spec: { members: [] }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: SamenessGroup
metadata: { name: stores, namespace: shop }
spec: { members: [{ partition: default, peer: east }] }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: SamenessGroup
metadata: { name: shops, namespace: shop }
spec: { members: [{ partition: default }, { peer: east }] }
`,
  *check({ object: { spec } }) {
    const members = spec?.members ?? [];
    if (members.length === 0) yield { at: ['spec', 'members'], values: { problem: 'the group has no members' } };
    const met = new Set<string>();
    for (const [index, { partition = '', peer = '' }] of members.entries()) {
      const at = ['spec', 'members', index];
      if ((partition === '') === (peer === ''))
        yield {
          at,
          values: { problem: partition === '' ? 'a member is nobody' : 'a member is a partition and a peer' },
        };
      else if (met.has(`${partition}/${peer}`)) yield { at, values: { problem: `${partition}${peer} stands twice` } };
      met.add(`${partition}/${peer}`);
    }
  },
};
