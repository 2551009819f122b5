import type { ManifestRule } from '../../../../manifests/rule';
import { otherRevisions, revisedKinds } from '../../facts/discovery';

const config = (labels: string): string => `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio-stable, namespace: istio-system, labels: { istio.io/rev: stable } }
data:
  mesh: |
    accessLogFile: /dev/stdout
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop${labels} }
spec: { host: payments.bank.svc.cluster.local, trafficPolicy: { connectionPool: { http: { http2MaxRequests: 100 } } } }
`;

export const otherRevision: ManifestRule = {
  code: 'MESH9527',
  name: 'other-revision',
  severity: 'info',
  summary: 'An object that is labelled for another revision of istiod than the one that reads the set.',
  what: 'the label istio.io/rev is {given}, and istiod is of the revision {revisions}',
  why: 'only the istiod of that very revision reads it, and a tag is none; here it has no effect',
  fix: 'remove the label, so that every revision reads it, or name the revision',
  upstream: [],
  unread: true,
  kinds: revisedKinds,
  reads: ['/ConfigMap'],
  bad: config(', labels: { istio.io/rev: canary }'),
  good: config(''),
  check({ object }, set, report) {
    const revisions = otherRevisions(set, object);
    if (revisions === undefined) return;
    const given = object.metadata.labels?.['istio.io/rev'] ?? '';
    report({ at: ['metadata', 'labels', 'istio.io/rev'], values: { given, revisions: revisions.join(', ') } });
  },
};
