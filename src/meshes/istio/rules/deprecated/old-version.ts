import type { ManifestRule } from '../../../../manifests/rule';
import { kinds } from '../../facts/kinds';

/** Kinds that are served as v1; the others have one version only. Source: the CRDs of the supported releases, in imports/. */
const served = [
  kinds.destinationRule,
  kinds.gateway,
  kinds.serviceEntry,
  kinds.sidecar,
  kinds.virtualService,
  kinds.workloadEntry,
  kinds.workloadGroup,
  kinds.authorizationPolicy,
  kinds.peerAuthentication,
  kinds.requestAuthentication,
  kinds.telemetry,
];

export const oldVersion: ManifestRule = {
  code: 'MESH9803',
  name: 'old-version',
  severity: 'warning',
  summary: 'An old version of an API that is served as v1.',
  what: 'apiVersion {version}, where v1 is served',
  why: 'v1 is what is stored and documented since Istio 1.22; the old versions stay for old files only',
  fix: 'write apiVersion: {now}; the fields are the same',
  upstream: [],
  kinds: served,
  reads: [],
  since: '1.22',
  bad: `
apiVersion: networking.istio.io/v1alpha3
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec: { host: payments.shop.svc.cluster.local, trafficPolicy: { loadBalancer: { simple: LEAST_REQUEST } } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec: { host: payments.shop.svc.cluster.local, trafficPolicy: { loadBalancer: { simple: LEAST_REQUEST } } }
`,
  check({ object: { apiVersion } }, _set, report) {
    if (apiVersion.endsWith('/v1')) return;
    const [group, version = ''] = apiVersion.split('/');
    const now = `${group}/v1`;
    report({ at: ['apiVersion'], values: { version, now }, edits: [{ kind: 'Set', at: ['apiVersion'], value: now }] });
  },
};
