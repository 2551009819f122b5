import type { ManifestRule } from '../../../../manifests/rule';

export const injectionLabels: ManifestRule = {
  code: 'MESH9503',
  name: 'injection-labels',
  severity: 'warning',
  summary: 'A Namespace with several labels that each choose how its workloads take part.',
  what: 'the labels {labels} each choose how workloads take part in the mesh',
  why: 'istio-injection hides the revision, and a sidecar keeps its pod out of ambient: one of them has no effect',
  fix: 'keep the one that is meant',
  upstream: ['IST0123', 'KIA1311'],
  kinds: ['/Namespace'],
  reads: [],
  bad: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled, istio.io/rev: stable } }
`,
  good: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/rev: stable } }
`,
  check({ object: { metadata } }, _set, report) {
    const { labels = {} } = metadata;
    const injection = labels['istio-injection'];
    // Whoever writes disabled, as is usual beside ambient, means it.
    if (injection !== undefined && injection !== 'enabled') return;
    const found = ['istio-injection', 'istio.io/rev', 'istio.io/dataplane-mode'].filter(
      (label) => label in labels && !(label === 'istio.io/dataplane-mode' && labels[label] === 'none'),
    );
    if (found.length > 1) report({ at: ['metadata', 'labels', found[1]!], values: { labels: found.join(' and ') } });
  },
};
