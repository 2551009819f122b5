import type { ExactProps } from '../../diagnostics';
import { defaultSettings } from '../../manifests/settings';
import type { Features } from '../../model/feature';
import type { Identity } from '../../model/identity';
import type { Mesh } from '../mesh';
import { factsOf, type IngressOf } from '../options';
import { istioChecksOf } from './checks';
import { type IstioVersion, istioFeatures } from './features';
import { istioGuards } from './guards';
import { type IstioOptions, readOptions } from './options';
import { renderCanary } from './render/canary-release';
import { injectionLabels, renderService } from './render/resilient-service';
import { renderNamespace } from './render/zero-trust-namespace';

export type { IstioOptions } from './options';

type FeaturesOf<Version> = Version extends IstioVersion
  ? (typeof istioFeatures)[Version]
  : (typeof istioFeatures)['1.30'];

/** Istio as a value; its type carries the features of its version. */
export interface IstioMesh<F extends Features, Ingress> extends Mesh<F> {
  /** The ingress gateway as a caller. */
  readonly ingress: Ingress;
}

/** What `istio()` makes of its options. */
export type Istio<O extends IstioOptions = IstioOptions> = IstioMesh<FeaturesOf<O['version']>, IngressOf<O, 'istio'>>;

const optOut = { as: 'label', name: 'sidecar.istio.io/inject', values: ['false'] } as const;

/** Source: https://istio.io/latest/docs/ops/deployment/application-requirements/#ports-used-by-istio */
const reservedPorts = [15000, 15001, 15002, 15004, 15006, 15008, 15009, 15020, 15021, 15053, 15090];

/** Source: https://istio.io/latest/docs/reference/config/annotations/#SidecarRewriteAppHTTPProbers */
const probeOptOut = {
  annotation: 'sidecar.istio.io/rewriteAppHTTPProbers',
  value: 'false',
  unless: ['traffic.sidecar.istio.io/excludeInboundPorts', 'traffic.sidecar.istio.io/includeInboundPorts'],
} as const;

/** Istio in sidecar mode: `istio({ version: '1.31' })`. */
export function istio<const O extends IstioOptions>(given: O & ExactProps<O, IstioOptions>): Istio<O> {
  const { options, refusals } = readOptions(given);
  const { trustDomain, ingress } = options;
  const mesh: Mesh & { readonly ingress: Identity | undefined } = {
    kind: 'Mesh',
    facts: factsOf(options, {
      name: 'Istio',
      version: options.version,
      mtlsFloor: options.meshMtls,
      features: istioFeatures[options.version],
    }),
    features: istioFeatures[options.version],
    injection: {
      podLabels: injectionLabels(options),
      podAnnotations: {},
      byNamespace: true,
      optOut,
      reservedPorts,
      probeOptOut,
    },
    renderers: {
      'zero-trust-namespace': renderNamespace(options),
      'resilient-service': renderService(options),
      'canary-release': renderCanary(options),
    },
    checks: {
      ...istioChecksOf(options.version),
      settings: {
        version: options.version,
        rootNamespace: options.rootNamespace,
        clusterDomain: options.clusterDomain,
        trustDomain,
        defaultExportTo: defaultSettings.defaultExportTo,
      },
    },
    rules: [],
    guards: istioGuards,
    refusals,
    ingress,
  };
  return Object.freeze(mesh) as unknown as Istio<O>;
}
