import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { compareVersions } from '../../../../manifests/version';

/** The release of the Gateway API's CRDs from which istiod reads a kind. Source: pkg/config/schema/gatewayapi of istio/istio */
const minimum: Readonly<Record<string, string>> = {
  GRPCRoute: '1.1.0',
  BackendTLSPolicy: '1.4.0',
  TLSRoute: '1.5.0',
  TCPRoute: '1.6.0',
};

const plurals: Readonly<Record<string, string>> = { BackendTLSPolicy: 'backendtlspolicies' };
const definition = 'apiextensions.k8s.io/CustomResourceDefinition';

const definitions = (set: ManifestSet) =>
  new Map(set.of(definition).map((manifest) => [manifest.object.metadata.name ?? '', manifest]));

export const apiCrdVersion: ManifestRule = {
  code: 'MESH9814',
  name: 'api-crd-version',
  severity: 'error',
  summary: 'An object of the Gateway API whose CRD is too old for istiod.',
  what: 'the CRD of {kind} is of release {found}, and istiod reads {kind} from {needed} on',
  why: 'the API server takes it, and istiod passes it over: nothing of it is in force',
  fix: 'install the CRDs of the Gateway API in release {needed} or later',
  upstream: ['IST0176'],
  kinds: Object.keys(minimum).map((kind) => `gateway.networking.k8s.io/${kind}` as const),
  reads: [definition],
  bad: `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: tcproutes.gateway.networking.k8s.io, annotations: { gateway.networking.k8s.io/bundle-version: v1.5.1 } }
---
apiVersion: gateway.networking.k8s.io/v1
kind: TCPRoute
metadata: { name: ledger, namespace: shop }
spec: { parentRefs: [{ name: ledger }], rules: [{ backendRefs: [{ name: ledger, port: 5432 }] }] }
`,
  good: `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: tcproutes.gateway.networking.k8s.io, annotations: { gateway.networking.k8s.io/bundle-version: v1.6.0 } }
---
apiVersion: gateway.networking.k8s.io/v1
kind: TCPRoute
metadata: { name: ledger, namespace: shop }
spec: { parentRefs: [{ name: ledger }], rules: [{ backendRefs: [{ name: ledger, port: 5432 }] }] }
`,
  check({ object: { kind } }, set, report) {
    const name = `${plurals[kind] ?? `${kind.toLowerCase()}s`}.gateway.networking.k8s.io`;
    const crd = set.derive(definitions).get(name);
    const bundle = crd?.object.metadata.annotations?.['gateway.networking.k8s.io/bundle-version'];
    const [, found] = /^v?(\d+\.\d+\.\d+)/.exec(bundle ?? '') ?? [];
    const needed = minimum[kind];
    if (crd === undefined || found === undefined || needed === undefined) return;
    if (compareVersions(found, needed) < 0) report({ at: ['kind'], values: { kind, found, needed }, related: [crd] });
  },
};
