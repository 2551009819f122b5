import { absence } from '../../../../manifests/absence';
import type { Service } from '../../../../manifests/cluster/kinds';
import { hasLabels } from '../../../../manifests/cluster/selector';
import { workloadKinds } from '../../../../manifests/cluster/workloads';
import type { Manifest } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { hostOfRule } from '../../facts/destination-rules';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { hostsNamed } from '../../facts/registry';
import { podsOfService } from '../../facts/services';

/** Labels that istiod takes from the node of a pod. */
const isOfNode = (key: string): boolean =>
  key.startsWith('topology.kubernetes.io/') || key.startsWith('topology.istio.io/') || key === 'kubernetes.io/hostname';

export const subsetWithoutPods: ManifestRule<DestinationRule> = {
  code: 'MESH9012',
  name: 'subset-without-pods',
  severity: 'error',
  summary: 'A subset whose labels no pod of its Service has.',
  what: "subset '{subset}' asks for {labels}; a pod of Service '{service}' with them {missing}",
  why: 'the subset has no endpoints: every request that is routed to it gets 503',
  fix: 'repeat labels of the pod template, beyond those that the Service selects by',
  upstream: ['IST0173', 'KIA0203'],
  kinds: [kinds.destinationRule],
  reads: ['/Service', kinds.serviceEntry, ...workloadKinds],
  fields: ['subsets'],
  concerns: (set) => set.of('/Service').length > 0,
  bad: `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  template:
    metadata: { labels: { app: payments, version: v1 } }
    spec: { containers: [{ name: main, image: payments:1 }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec: { host: payments, subsets: [{ name: v1, labels: { version: "1" } }] }
`,
  good: `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  template:
    metadata: { labels: { app: payments, version: v1 } }
    spec: { containers: [{ name: main, image: payments:1 }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec: { host: payments, subsets: [{ name: v1, labels: { version: v1 } }] }
`,
  check(manifest, set, report) {
    const subsets = manifest.object.spec?.subsets ?? [];
    const host = subsets.length === 0 ? '*' : hostOfRule(set, manifest);
    const [home, ...others] = host.startsWith('*') ? [] : hostsNamed(set, host);
    // Endpoints of a ServiceEntry of the same host would count too.
    if (home === undefined || others.length > 0 || !home.isService) return;
    const service = home.manifest as Manifest<Service>;
    const selector = service.object.spec?.selector;
    if (selector === undefined || Object.keys(selector).length === 0) return;
    const pods = podsOfService(set, service);
    for (const [index, { name, labels: said = {} }] of subsets.entries()) {
      const labels = Object.fromEntries(Object.entries(said).filter(([key]) => !isOfNode(key)));
      if (pods.some((one) => hasLabels(one.labels, labels))) continue;
      const { missing, ...weight } = absence(set.settings, home.namespace);
      const text = Object.entries(labels)
        .map(([key, value]) => `${key}=${value}`)
        .join(', ');
      const values = { subset: name, labels: text, service: service.object.metadata.name ?? '', missing };
      report({ at: ['spec', 'subsets', index, 'labels'], values, related: [service], ...weight });
    }
  },
};
