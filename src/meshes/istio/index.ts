import type { ExactProps } from '../../diagnostics';
import type { Features } from '../../model/feature';
import type { Identity } from '../../model/identity';
import type { Mesh } from '../mesh';
import { factsOf, type IngressOf, settingsOf } from '../options';
import { istioChecksOf } from './checks';
import { type FeaturesOf, featuresOf } from './features';
import { ambientGuards, istioGuards } from './guards';
import { ambientRules } from './model-rules';
import { type IstioOptions, type ReadOptions, readOptions } from './options';
import { renderAmbientCanary } from './render/ambient/canary-release';
import { renderAmbientService } from './render/ambient/resilient-service';
import { ambientName } from './render/ambient/waypoint';
import { ambientLabels, renderAmbientNamespace } from './render/ambient/zero-trust-namespace';
import { principalOf } from './render/authorization';
import { renderCanary } from './render/canary-release';
import { injectionLabels, renderService } from './render/resilient-service';
import { renderNamespace } from './render/zero-trust-namespace';

export type { IstioOptions } from './options';

/** Istio as a value; its type carries the features of its version and data plane. */
export interface IstioMesh<F extends Features, Ingress> extends Mesh<F> {
  /** The ingress gateway as a caller. */
  readonly ingress: Ingress;
}

/** What `istio()` makes of its options; without a word of some version, with sidecars. */
export type Istio<O extends IstioOptions = IstioOptions & { readonly dataPlane?: 'sidecar' }> = IstioMesh<
  FeaturesOf<O>,
  IngressOf<O, 'istio'>
>;

/** What a data plane makes of the same program. */
type DataPlane = Pick<Mesh, 'injection' | 'renderers' | 'rules' | 'guards'> & { readonly name: string };

const sidecar = (options: ReadOptions): DataPlane => ({
  name: 'Istio',
  injection: {
    podLabels: injectionLabels(options),
    podAnnotations: {},
    byNamespace: true,
    optOut: { as: 'label', name: 'sidecar.istio.io/inject', values: ['false'] },
    // Source: https://istio.io/latest/docs/ops/deployment/application-requirements/#ports-used-by-istio
    reservedPorts: [15000, 15001, 15002, 15004, 15006, 15008, 15009, 15020, 15021, 15053, 15090],
    // Source: https://istio.io/latest/docs/reference/config/annotations/#SidecarRewriteAppHTTPProbers
    probeOptOut: {
      annotation: 'sidecar.istio.io/rewriteAppHTTPProbers',
      value: 'false',
      unless: ['traffic.sidecar.istio.io/excludeInboundPorts', 'traffic.sidecar.istio.io/includeInboundPorts'],
    },
  },
  renderers: {
    'zero-trust-namespace': renderNamespace(options),
    'resilient-service': renderService(options),
    'canary-release': renderCanary(options),
  },
  rules: [],
  guards: istioGuards,
});

const ambient = (options: ReadOptions): DataPlane => ({
  name: ambientName,
  injection: {
    podLabels: ambientLabels,
    podAnnotations: {},
    byNamespace: true,
    optOut: { as: 'label', name: 'istio.io/dataplane-mode', values: ['none'] },
    // of ztunnel, which listens in the network namespace of the pod; see the page on ports
    reservedPorts: [15001, 15006, 15008, 15053],
    // the kubelet's probes go past ztunnel
    probeOptOut: undefined,
  },
  renderers: {
    'zero-trust-namespace': renderAmbientNamespace(options),
    'resilient-service': renderAmbientService(options),
    'canary-release': renderAmbientCanary(options),
  },
  rules: ambientRules(options),
  guards: ambientGuards,
});

/** Istio: `istio({ version: '1.31' })`, or `istio({ version: '1.31', dataPlane: 'ambient' })`. */
export function istio<const O extends IstioOptions>(given: O & ExactProps<O, IstioOptions>): Istio<O> {
  const { options, refusals } = readOptions(given);
  const features = featuresOf(options);
  const { name, injection, renderers, rules, guards } =
    options.dataPlane === 'ambient' ? ambient(options) : sidecar(options);
  const mesh: Mesh & { readonly ingress: Identity | undefined } = {
    kind: 'Mesh',
    facts: factsOf(options, { name, version: options.version, mtlsFloor: options.meshMtls, features }),
    features,
    injection,
    renderers,
    principal: ({ identity }) => principalOf(identity),
    checks: {
      ...istioChecksOf(options.version),
      settings: settingsOf(options, { version: options.version, rootNamespace: options.rootNamespace }),
    },
    rules,
    guards,
    refusals,
    ingress: options.ingress,
  };
  return Object.freeze(mesh) as unknown as Istio<O>;
}
