import type { Service } from '../../../../manifests/cluster/kinds';
import type { Manifest } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { hostOfRule } from '../../facts/destination-rules';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { type Mtls, mtlsOfNamespace } from '../../facts/mtls';
import { hostsNamed, namespaceOfHost } from '../../facts/registry';
import { modesOfPort, relatedTo, strictReads } from '../../facts/strict';
import { policiesOf } from '../../facts/traffic-policies';

/** The modes of servers that each way to call cannot talk to. Certificates of one's own are not those of the mesh. */
const contradicts: Readonly<Record<string, Mtls['mode']>> = {
  DISABLE: 'STRICT',
  SIMPLE: 'STRICT',
  ISTIO_MUTUAL: 'DISABLE',
};

/** The modes behind a host: of all ports or of one; of whatever is there for `*.shop.svc.cluster.local` and `*.local`. */
function modesOfHost(set: ManifestSet, host: string, port: number | undefined): readonly Mtls[] {
  const { clusterDomain, rootNamespace } = set.settings;
  if (host === '*' || host === '*.local' || host === `*.svc.${clusterDomain}`) {
    return [mtlsOfNamespace(set, rootNamespace)];
  }
  const namespace = namespaceOfHost(host, clusterDomain);
  if (namespace === undefined) return [];
  if (host.startsWith('*')) return [mtlsOfNamespace(set, namespace)];
  return hostsNamed(set, host)
    .filter((known) => known.isService)
    .flatMap(({ manifest }) => {
      const service = manifest as Manifest<Service>;
      const ports = service.object.spec?.ports ?? [];
      return ports
        .filter((one) => port === undefined || one.port === port)
        .flatMap((one) => modesOfPort(set, service, one));
    });
}

export const mtlsContradiction: ManifestRule<DestinationRule> = {
  code: 'MESH9312',
  name: 'mtls-contradiction',
  severity: 'error',
  summary: 'Callers and servers that are told opposite things about mTLS.',
  what: 'callers of {host} use TLS mode {mode}, and its mTLS mode is {served}',
  why: 'the server refuses the connection: every request gets 503',
  fix: 'leave tls out: callers then use mTLS where the server does',
  upstream: ['KIA0207', 'KIA0208', 'KIA0505', 'KIA0506'],
  kinds: [kinds.destinationRule],
  reads: ['/Service', kinds.serviceEntry, ...strictReads],
  fields: ['tls'],
  bad: `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: plaintext, namespace: shop }
spec: { host: "*.shop.svc.cluster.local", trafficPolicy: { tls: { mode: DISABLE } } }
`,
  good: `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: plaintext, namespace: shop }
spec: { host: "*.shop.svc.cluster.local", trafficPolicy: { tls: { mode: ISTIO_MUTUAL } } }
`,
  check(manifest, set, report) {
    const host = hostOfRule(set, manifest);
    for (const { value, at } of policiesOf(manifest)) {
      const mode = value.tls?.mode;
      const refused = mode === undefined ? undefined : contradicts[mode];
      if (mode === undefined || refused === undefined) continue;
      const port = (value as { readonly port?: { readonly number?: number } }).port?.number;
      const found = modesOfHost(set, host, port).find((mtls) => mtls.mode === refused);
      if (found === undefined) continue;
      report({ at: [...at, 'tls', 'mode'], values: { host, mode, served: found.mode }, related: relatedTo(found) });
    }
  },
};
