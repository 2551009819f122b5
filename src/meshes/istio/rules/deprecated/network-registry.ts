import { isObject, type JsonObject } from '../../../../manifests/json';
import { type KubernetesObject, namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { isCompleteFor } from '../../../../manifests/settings';
import type { ConfigMap } from '../../facts/injector-config';
import { yamlIn } from '../../facts/mesh-config';

interface Secret extends KubernetesObject {
  readonly data?: Readonly<Record<string, string>>;
  readonly stringData?: Readonly<Record<string, string>>;
}

/** The names of registries: those of istiod, and the clusters whose access a Secret holds. */
const registries = (set: ManifestSet): ReadonlySet<string> =>
  new Set([
    ...['Mock', 'Kubernetes', 'External'],
    ...set
      .of<Secret>('/Secret')
      .filter(({ object }) => object.metadata.labels?.['istio/multiCluster'] === 'true')
      .flatMap(({ object }) => Object.keys({ ...object.data, ...object.stringData })),
  ]);

function* registriesIn(text: string): Iterable<{ readonly network: string; readonly registry: string }> {
  const config = yamlIn(text);
  const networks: JsonObject = isObject(config) && isObject(config['networks']) ? config['networks'] : {};
  for (const [network, value] of Object.entries(networks)) {
    const endpoints = isObject(value) ? value['endpoints'] : undefined;
    for (const endpoint of Array.isArray(endpoints) ? endpoints : []) {
      const registry = isObject(endpoint) ? endpoint['fromRegistry'] : undefined;
      if (typeof registry === 'string') yield { network, registry };
    }
  }
}

export const networkRegistry: ManifestRule<ConfigMap> = {
  code: 'MESH9812',
  name: 'network-registry',
  severity: 'warning',
  summary: 'A network of the mesh that belongs to a registry or cluster which is not known.',
  what: "network '{network}' is from registry '{registry}', which {missing}",
  why: 'no endpoint counts to the network, and calls to it pass its gateway by',
  fix: 'write the name of a cluster from a Secret labelled istio/multiCluster: "true"',
  upstream: ['IST0126'],
  kinds: ['/ConfigMap'],
  reads: ['/Secret'],
  bad: `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data: { meshNetworks: "networks: { east: { endpoints: [{ fromRegistry: eats }], gateways: [] } }" }
---
apiVersion: v1
kind: Secret
metadata: { name: east, namespace: istio-system, labels: { istio/multiCluster: "true" } }
stringData: { east: kubeconfig }
`,
  good: `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data: { meshNetworks: "networks: { east: { endpoints: [{ fromRegistry: east }], gateways: [] } }" }
---
apiVersion: v1
kind: Secret
metadata: { name: east, namespace: istio-system, labels: { istio/multiCluster: "true" } }
stringData: { east: kubeconfig }
`,
  check({ object }, set, report) {
    const { rootNamespace } = set.settings;
    const text = object.data?.['meshNetworks'];
    if (text === undefined || namespaceOf(object) !== rootNamespace) return;
    const isKnown = isCompleteFor(set.settings, rootNamespace);
    const missing = isKnown ? 'does not exist' : 'is not in this set';
    for (const { network, registry } of registriesIn(text)) {
      if (set.derive(registries).has(registry)) continue;
      const values = { network, registry, missing };
      report({ at: ['data', 'meshNetworks'], values, ...(isKnown ? {} : { severity: 'info' as const }) });
    }
  },
};
