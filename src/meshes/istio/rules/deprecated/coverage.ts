import type { CoverageRow } from '../../../../manifests/rule';

export const deprecatedCoverage: readonly CoverageRow[] = [
  { says: 'IST0002: fault.delay.percent', codes: ['MESH9804'] },
  { says: 'IST0002: egressProxy of a Sidecar', codes: ['MESH9805'] },
  { says: 'IST0002: objects of rbac.istio.io', codes: ['MESH9802'] },
  { says: 'IST0002: a provider of kind lightstep', codes: ['MESH9806'] },
  { says: 'IST0107: an annotation on a kind that it is not for', codes: ['MESH9807'] },
  { says: 'IST0108: an annotation under istio.io that there is not', codes: ['MESH9808'] },
  { says: 'IST0125: values that the injector refuses, of 19 annotations', codes: ['MESH9809'] },
  { says: 'IST0135: a deprecated annotation; inject is excused beside its label', codes: ['MESH9810'] },
  { says: 'IST0136: an alpha annotation, which upstream never shows', codes: ['MESH9811'] },
  { says: 'annotations of pod templates, which upstream does not read', codes: ['MESH9807', 'MESH9808', 'MESH9809'] },
  { says: 'IST0126: a network from an unknown registry', codes: ['MESH9812'] },
  { says: 'IST0175: istiod fetches keys from any address', codes: ['MESH9813'] },
  { says: 'IST0176: CRDs of the Gateway API below what istiod reads', codes: ['MESH9814'] },
  { says: 'IST0170: a Service differs between clusters', undecidable: 'a set of manifests is that of one cluster' },
  { says: 'the controller of IstioOperator left in 1.24', codes: ['MESH9801'] },
  { says: 'v1 is served since 1.22, for all kinds but four', codes: ['MESH9803'] },
  {
    says: 'EnvoyFilter, ProxyConfig, WasmPlugin and TrafficExtension have no v1',
    schema: 'a version that is not served is not known',
  },
  {
    says: 'adding a subset wants the DestinationRule first, removing one the VirtualService',
    undecidable: 'an order in time between two releases; the former one is not in the set',
  },
];
