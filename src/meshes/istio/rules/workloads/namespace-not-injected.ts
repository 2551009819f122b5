import type { Labels } from '../../../../manifests/cluster/kinds';
import { podsIn, workloadKinds } from '../../../../manifests/cluster/workloads';
import type { ManifestRule } from '../../../../manifests/rule';
import { dataPlaneOf } from '../../facts/injection';
import { isInjectedByDefault } from '../../facts/injector-config';

/** Labels by which a Namespace says whether it takes part, whatever it says. */
const said = ['istio-injection', 'istio.io/rev', 'istio.io/dataplane-mode'] as const;

/** Namespaces of Kubernetes itself, which nobody injects. */
const ofKubernetes: ReadonlySet<string> = new Set(['kube-system', 'kube-public', 'kube-node-lease']);

const isSilent = (labels: Labels = {}): boolean => said.every((label) => !(label in labels));

export const namespaceNotInjected: ManifestRule = {
  code: 'MESH9501',
  name: 'namespace-not-injected',
  severity: 'info',
  summary: 'A Namespace that does not say whether its workloads are in the mesh.',
  what: 'no label says whether workloads in it are in the mesh',
  why: 'their pods start without a proxy, and no policy of the mesh holds for them',
  fix: 'label it istio-injection: enabled, istio.io/rev or istio.io/dataplane-mode: ambient, or disabled on purpose',
  upstream: ['IST0102'],
  kinds: ['/Namespace'],
  reads: ['/ConfigMap', ...workloadKinds],
  bad: `
apiVersion: v1
kind: Namespace
metadata: { name: shop }
`,
  good: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
`,
  check({ object: { metadata } }, set, report) {
    const { name = '', labels } = metadata;
    if (!isSilent(labels) || name === set.settings.rootNamespace || ofKubernetes.has(name)) return;
    if (isInjectedByDefault(set)) return;
    const pods = podsIn(set, name);
    if (pods.length > 0 && pods.every((each) => dataPlaneOf(each, set) !== 'none')) return;
    report({ at: ['metadata'] });
  },
};
