import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type Sidecar } from '../../facts/kinds';
import { isDnsLabel } from '../../facts/scalars/dns-label';
import { isFqdn } from '../../facts/scalars/domain';
import { isPort } from '../../facts/scalars/port';

export const egressProxy: ManifestRule<Sidecar> = {
  code: 'MESH8514',
  name: 'egress-proxy',
  severity: 'error',
  summary: 'A proxy for unknown destinations that is not named in full, or where there are none.',
  what: '{what}',
  why: 'istiod refuses it: {why}',
  fix: 'write {example}',
  upstream: ['webhook'],
  kinds: [kinds.sidecar],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec:
  outboundTrafficPolicy: { mode: REGISTRY_ONLY, egressProxy: { host: egress.shop.svc.cluster.local, port: { number: 80 } } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec:
  outboundTrafficPolicy: { mode: ALLOW_ANY, egressProxy: { host: egress.shop.svc.cluster.local, port: { number: 80 } } }
`,
  check({ object: { spec } }, _set, report) {
    const { egressProxy: proxy, mode = 'REGISTRY_ONLY' } = spec?.outboundTrafficPolicy ?? {};
    if (proxy === undefined) return;
    const at = ['spec', 'outboundTrafficPolicy', 'egressProxy'];
    if (mode !== 'ALLOW_ANY') {
      const why = 'only ALLOW_ANY lets unknown destinations through';
      report({ at, values: { what: `egressProxy is set with mode ${mode}`, why, example: 'mode: ALLOW_ANY' } });
      return;
    }
    const { host, port, subset = '' } = proxy;
    if (!isFqdn(host)) {
      const why = 'it takes a DNS name without *';
      const example = 'the name of the Service, such as egress.shop.svc.cluster.local';
      report({ at: [...at, 'host'], values: { what: `the host of egressProxy is '${host}'`, why, example } });
    }
    if (!isPort(port?.number ?? 0)) {
      const what = port?.number === undefined ? 'egressProxy has no port' : `the port of egressProxy is ${port.number}`;
      report({ at: [...at, 'port'], values: { what, why: 'it takes 1 to 65535', example: 'port: { number: 80 }' } });
    }
    if (subset !== '' && !isDnsLabel(subset)) {
      const why = 'it takes letters, digits and -';
      const example = 'the name of a subset of its DestinationRule';
      report({ at: [...at, 'subset'], values: { what: `the subset of egressProxy is '${subset}'`, why, example } });
    }
  },
};
