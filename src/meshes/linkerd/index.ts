import type { ExactProps } from '../../diagnostics';
import type { Features } from '../../model/feature';
import type { Identity } from '../../model/identity';
import type { Mesh } from '../mesh';
import { factsOf, type IngressOf, settingsOf } from '../options';
import { linkerdChecksOf } from './checks';
import { type LinkerdVersion, linkerdFeatures } from './features';
import { linkerdGuards } from './guards';
import { linkerdModelRules } from './model-rules';
import { type LinkerdOptions, readOptions } from './options';
import { renderCanary } from './render/canary-release';
import { identityName } from './render/guarded-port';
import { injectAnnotation } from './render/pod-template';
import { renderService } from './render/resilient-service';
import { renderNamespace } from './render/zero-trust-namespace';

export type { LinkerdOptions } from './options';

type FeaturesOf<Version> = Version extends LinkerdVersion
  ? (typeof linkerdFeatures)[Version]
  : (typeof linkerdFeatures)['2.20'];

/** Linkerd as a value; its type carries the features of its version. */
export interface LinkerdMesh<F extends Features, Ingress> extends Mesh<F> {
  /** The ingress controller as a caller. */
  readonly ingress: Ingress;
}

/** What `linkerd()` makes of its options. */
export type Linkerd<O extends LinkerdOptions = LinkerdOptions> = LinkerdMesh<
  FeaturesOf<O['version']>,
  IngressOf<O, 'linkerd'>
>;

const optOut = { as: 'annotation', name: 'linkerd.io/inject', values: ['disabled'] } as const;

/** Outbound, inbound, control and admin. Source: https://linkerd.io/2-edge/reference/iptables/ */
const reservedPorts = [4140, 4143, 4190, 4191];

/** Linkerd: `linkerd({ version: '2.20' })`. */
export function linkerd<const O extends LinkerdOptions>(given: O & ExactProps<O, LinkerdOptions>): Linkerd<O> {
  const { options, refusals } = readOptions(given);
  const { version, ingress } = options;
  const features = linkerdFeatures[version];
  const mesh: Mesh & { readonly ingress: Identity | undefined } = {
    kind: 'Mesh',
    facts: factsOf(options, { name: 'Linkerd', version, mtlsFloor: 'PERMISSIVE', features }),
    features,
    injection: {
      podLabels: {},
      podAnnotations: injectAnnotation,
      byNamespace: true,
      optOut,
      reservedPorts,
      // probes go through the proxy as they are
      probeOptOut: undefined,
    },
    principal: ({ identity }) => identityName(identity, options),
    renderers: {
      'zero-trust-namespace': renderNamespace(options),
      'resilient-service': renderService(options),
      'canary-release': renderCanary(options),
    },
    checks: {
      ...linkerdChecksOf(version),
      settings: settingsOf(options, { version, rootNamespace: options.controlPlaneNamespace }),
    },
    rules: linkerdModelRules,
    guards: linkerdGuards,
    refusals,
    ingress,
  };
  return Object.freeze(mesh) as unknown as Linkerd<O>;
}
