import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { isWithin } from '../../facts/hosts';
import { type DestinationRule, kinds, type PeerAuthentication } from '../../facts/kinds';
import { meshConfigOf } from '../../facts/mesh-config';
import { mtlsOfNamespace } from '../../facts/mtls';

/** The wildcard hosts for which DestinationRules ask for the mesh's own mTLS. */
const mutualHosts = (set: ManifestSet): readonly string[] =>
  set.of<DestinationRule>(kinds.destinationRule).flatMap(({ object: { spec } }) => {
    const isMutual = spec?.trafficPolicy?.tls?.mode === 'ISTIO_MUTUAL';
    return isMutual && spec?.host?.startsWith('*') === true ? [spec.host] : [];
  });

/** Every host of a namespace, or of the mesh for the root namespace. */
const hostsIn = ({ settings }: ManifestSet, namespace: string): string =>
  namespace === settings.rootNamespace
    ? `*.svc.${settings.clusterDomain}`
    : `*.${namespace}.svc.${settings.clusterDomain}`;

/** The namespace for all of whose Services a host stands; the root namespace for the mesh. */
function namespaceOfWildcard({ settings }: ManifestSet, host: string): string | undefined {
  const suffix = `.svc.${settings.clusterDomain}`;
  if (isWithin(`*${suffix}`, host)) return settings.rootNamespace;
  const name = host.endsWith(suffix) ? host.slice(2, -suffix.length) : '';
  return name === '' || name.includes('.') ? undefined : name;
}

export const manualMtls: ManifestRule<PeerAuthentication | DestinationRule> = {
  code: 'MESH9525',
  name: 'manual-mtls',
  severity: 'warning',
  summary: 'One half of mTLS, where MeshConfig has switched the automatic kind off.',
  what: '{half}, and MeshConfig has enableAutoMtls: false',
  why: '{why}',
  fix: '{fix}',
  upstream: ['KIA0205', 'KIA0206', 'KIA0401', 'KIA0501'],
  kinds: [kinds.peerAuthentication, kinds.destinationRule],
  reads: ['/ConfigMap'],
  fields: ['mtls', 'tls'],
  bad: `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data: { mesh: "enableAutoMtls: false" }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
`,
  good: `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data: { mesh: "enableAutoMtls: true" }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
`,
  check({ object }, set, report) {
    if (meshConfigOf(set)?.autoMtls !== false) return;
    if (object.kind === 'PeerAuthentication') {
      const { selector, mtls } = (object as PeerAuthentication).spec ?? {};
      const hosts = hostsIn(set, namespaceOf(object));
      if (mtls?.mode !== 'STRICT' || Object.keys(selector?.matchLabels ?? {}).length > 0) return;
      if (set.derive(mutualHosts).some((host) => isWithin(hosts, host))) return;
      const half = `STRICT, no DestinationRule for ${hosts}`;
      const why = 'callers then send plaintext, and are refused';
      report({
        at: ['spec', 'mtls', 'mode'],
        values: { half, why, fix: `add one with mode ISTIO_MUTUAL for ${hosts}` },
      });
      return;
    }
    const { host, trafficPolicy } = (object as DestinationRule).spec ?? {};
    if (trafficPolicy?.tls?.mode !== 'ISTIO_MUTUAL' || host === undefined) return;
    const namespace = host.startsWith('*') ? namespaceOfWildcard(set, host) : undefined;
    if (namespace === undefined || mtlsOfNamespace(set, namespace).from !== undefined) return;
    const half = 'ISTIO_MUTUAL, no PeerAuthentication';
    const why = 'callers of the mesh use mTLS, and workloads take plaintext of others as well';
    const fix = `add a PeerAuthentication in ${namespace}`;
    report({ at: ['spec', 'trafficPolicy', 'tls', 'mode'], values: { half, why, fix }, severity: 'info' });
  },
};
