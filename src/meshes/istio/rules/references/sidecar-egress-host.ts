import { absence } from '../../../../manifests/absence';
import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { kinds, type Sidecar, type VirtualService } from '../../facts/kinds';
import { hostsNamed, namespaceOfHost } from '../../facts/registry';
import { serverHost } from '../../facts/server-hosts';

/** A Sidecar imports VirtualServices by their hosts too. */
const routedHosts = (set: ManifestSet): ReadonlySet<string> =>
  new Set(set.of<VirtualService>(kinds.virtualService).flatMap(({ object }) => object.spec?.hosts ?? []));

export const sidecarEgressHost: ManifestRule<Sidecar> = {
  code: 'MESH9015',
  name: 'sidecar-egress-host',
  severity: 'warning',
  summary: 'An egress host of a Sidecar that nothing defines in the namespace which it names.',
  what: "egress has '{text}', but the host {missing} there",
  why: 'the entry imports nothing: proxies do not know the host',
  fix: 'write the full name, such as shop/payments.shop.svc.cluster.local',
  upstream: ['KIA1004'],
  kinds: [kinds.sidecar],
  reads: ['/Service', kinds.serviceEntry, kinds.virtualService],
  bad: `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec: { egress: [{ hosts: [./payments.shop] }] }
`,
  good: `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec: { egress: [{ hosts: [./payments.shop.svc.cluster.local] }] }
`,
  check({ object }, set, report) {
    for (const [index, { hosts }] of (object.spec?.egress ?? []).entries()) {
      for (const [place, text] of hosts.entries()) {
        const { namespace, host } = serverHost(text, namespaceOf(object));
        if (namespace === '~' || host.startsWith('*') || set.derive(routedHosts).has(host)) continue;
        const found = hostsNamed(set, host);
        if (found.some((known) => namespace === '*' || known.namespace === namespace)) continue;
        const home = namespaceOfHost(host, set.settings.clusterDomain);
        const { missing, ...weight } = absence(set.settings, home ?? (namespace === '*' ? undefined : namespace));
        const values = { text, missing };
        const at = ['spec', 'egress', index, 'hosts', place];
        report({ at, values, related: found.map(({ manifest }) => manifest), ...weight });
      }
    }
  },
};
