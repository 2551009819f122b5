import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { clientTlsOf } from '../../facts/traffic-policies';

const scheme = 'configmap://';

function problemOf(name: string, own: string): string | undefined {
  const [namespace = '', map = ''] = name.slice(scheme.length).split('/');
  if (namespace === '' || map === '') return 'does not name a namespace and a ConfigMap';
  return namespace === own ? undefined : `is of namespace ${namespace}`;
}

export const configMapCredential: ManifestRule<DestinationRule> = {
  code: 'MESH8231',
  name: 'config-map-credential',
  severity: 'error',
  summary: 'A ConfigMap with certificates that is not one of the own namespace.',
  what: "the credentialName '{name}' {problem}",
  why: 'istiod refuses it: a ConfigMap is named in full, and only one of the own namespace is read',
  fix: 'write configmap://{own}/ and the name of a ConfigMap there',
  upstream: ['webhook'],
  kinds: [kinds.destinationRule],
  reads: [],
  fields: ['credentialName'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: bank, namespace: shop }
spec: { host: bank.example.com, trafficPolicy: { tls: { mode: SIMPLE, credentialName: "configmap://trust/bank-ca" } } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: bank, namespace: shop }
spec: { host: bank.example.com, trafficPolicy: { tls: { mode: SIMPLE, credentialName: "configmap://shop/bank-ca" } } }
`,
  check(manifest, _set, report) {
    const own = namespaceOf(manifest.object);
    for (const { value, at } of clientTlsOf(manifest)) {
      const name = value.credentialName ?? '';
      const problem = name.startsWith(scheme) ? problemOf(name, own) : undefined;
      if (problem !== undefined) report({ at: [...at, 'credentialName'], values: { name, problem, own } });
    }
  },
};
