import type { ExactProps } from '../../diagnostics';
import type { Features } from '../../model/feature';
import type { Identity } from '../../model/identity';
import type { Mesh } from '../mesh';
import { factsOf, type IngressOf, settingsOf } from '../options';
import { consulChecksOf } from './checks';
import { meshNames } from './edition';
import { type ConsulVersion, consulFeatures } from './features';
import { consulGuards } from './guards';
import { consulModelRules } from './model-rules';
import { type ConsulOptions, readOptions } from './options';
import { renderCanary } from './render/canary-release';
import { excludeInboundPorts } from './render/mutual-tls';
import { injectionAnnotations } from './render/pod-template';
import { renderService } from './render/resilient-service';
import { renderNamespace } from './render/zero-trust-namespace';

export type { ConsulOptions } from './options';

type FeaturesOf<Version> = Version extends ConsulVersion
  ? (typeof consulFeatures)[Version]
  : (typeof consulFeatures)['2.0'];

/** Consul as a value; its type carries the features of its version. */
export interface ConsulMesh<F extends Features, Ingress> extends Mesh<F> {
  /** The ingress gateway as a caller. */
  readonly ingress: Ingress;
}

/** What `consul()` makes of its options. */
export type Consul<O extends ConsulOptions = ConsulOptions> = ConsulMesh<
  FeaturesOf<O['version']>,
  IngressOf<O, 'consul'>
>;

const optOut = {
  as: 'annotation',
  name: 'consul.hashicorp.com/connect-inject',
  values: ['false', 'f', 'F', 'FALSE', 'False', '0'],
} as const;

/** Envoy's, with those of rewritten probes of up to ten containers, and those of consul-dataplane. */
const reservedPorts = [
  15001,
  19000,
  ...[20000, 20100, 20200, 20600, 21000],
  ...[20300, 20400, 20500].flatMap((first) => Array.from({ length: 10 }, (_, index) => first + index)),
];

/** Source: https://developer.hashicorp.com/consul/docs/reference/k8s/annotation-label */
const probeOptOut = {
  annotation: 'consul.hashicorp.com/transparent-proxy-overwrite-probes',
  value: 'false',
  unless: [excludeInboundPorts],
} as const;

/** Consul with transparent proxies and ACLs: `consul({ version: '2.0' })`. It is strict from the start. */
export function consul<const O extends ConsulOptions>(given: O & ExactProps<O, ConsulOptions>): Consul<O> {
  const { options, refusals } = readOptions(given);
  const features = consulFeatures[options.version];
  const mesh: Mesh & { readonly ingress: Identity | undefined } = {
    kind: 'Mesh',
    facts: factsOf(options, {
      name: meshNames[options.edition],
      version: options.version,
      mtlsFloor: 'STRICT',
      features,
    }),
    features,
    injection: {
      podLabels: {},
      podAnnotations: injectionAnnotations,
      byNamespace: false,
      optOut,
      reservedPorts,
      probeOptOut,
    },
    principal: ({ name }) => name,
    renderers: {
      'zero-trust-namespace': renderNamespace(options),
      'resilient-service': renderService(options),
      'canary-release': renderCanary(options),
    },
    checks: {
      ...consulChecksOf(options.version, options.edition),
      settings: settingsOf(options, { version: options.version, rootNamespace: options.rootNamespace }),
    },
    rules: consulModelRules(options),
    guards: consulGuards,
    refusals,
    ingress: options.ingress,
  };
  return Object.freeze(mesh) as unknown as Consul<O>;
}
