import { type Manifest, namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { fqdn } from '../../facts/hosts';
import { type DestinationRule, kinds, type VirtualService } from '../../facts/kinds';
import { clientTlsOf } from '../../facts/traffic-policies';

/** Where gateways route to. */
function hostsBehindGateways(set: ManifestSet): ReadonlySet<string> {
  const hosts = new Set<string>();
  for (const { object } of set.of<VirtualService>(kinds.virtualService)) {
    const { gateways = [], http = [], tls = [], tcp = [] } = object.spec ?? {};
    if (gateways.every((gateway) => gateway === 'mesh')) continue;
    for (const { route = [] } of [...http, ...tls, ...tcp]) {
      for (const { destination } of route) {
        if (destination !== undefined)
          hosts.add(fqdn(destination.host, namespaceOf(object), set.settings.clusterDomain));
      }
    }
  }
  return hosts;
}

/** An egress gateway that starts TLS is meant to be the only caller, which the set cannot tell for sure. */
const isBehindGateway = ({ object }: Manifest<DestinationRule>, set: ManifestSet): boolean =>
  set.derive(hostsBehindGateways).has(fqdn(object.spec?.host ?? '', namespaceOf(object), set.settings.clusterDomain));

export const credentialWithoutSelector: ManifestRule<DestinationRule> = {
  code: 'MESH8236',
  name: 'credential-without-selector',
  severity: 'warning',
  summary: 'TLS with certificates of a Secret, for all callers.',
  what: "tls has credentialName '{name}', and the DestinationRule no workloadSelector",
  why: 'sidecars then call without any TLS; only gateways read the Secret',
  fix: 'add workloadSelector for the callers that have the Secret',
  upstream: ['IST0128', 'IST0129'],
  kinds: [kinds.destinationRule],
  reads: [kinds.virtualService],
  fields: ['credentialName'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: bank, namespace: shop }
spec: { host: bank.example.com, trafficPolicy: { tls: { mode: MUTUAL, credentialName: bank } } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: bank, namespace: shop }
spec:
  host: bank.example.com
  workloadSelector: { matchLabels: { app: orders } }
  trafficPolicy: { tls: { mode: MUTUAL, credentialName: bank } }
`,
  check(manifest, set, report) {
    if (manifest.object.spec?.workloadSelector !== undefined) return;
    for (const { value, at } of clientTlsOf(manifest)) {
      const { mode, credentialName: name = '' } = value;
      // A ConfigMap may be read by everybody.
      if ((mode !== 'SIMPLE' && mode !== 'MUTUAL') || name === '' || name.startsWith('configmap://')) continue;
      const found = { at: [...at, 'credentialName'], values: { name } };
      report(isBehindGateway(manifest, set) ? { ...found, severity: 'info' } : found);
    }
  },
};
