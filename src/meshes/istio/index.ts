import { type Diagnostic, diagnose, type ExactProps } from '../../diagnostics';
import { type Day, isDay } from '../../model/day';
import { Identity } from '../../model/identity';
import type { Mesh } from '../mesh';
import { type IstioVersion, isIstioVersion, istioFeatures } from './features';
import { renderCanary } from './render/canary-release';
import { injectionLabels, renderService } from './render/resilient-service';
import { renderNamespace } from './render/zero-trust-namespace';
import { istioRules } from './rules';

/** Facts of the installed Istio, sidecar mode. */
export interface IstioOptions {
  /** Minor version of the control plane. A type wider than one version has the features of the oldest. */
  readonly version: IstioVersion | (string & {});
  /** The identity of the ingress gateway, to be allowed as a caller: `mesh.ingress`. @default none */
  readonly ingress?: Identity;
  /** The identities of the Prometheus servers that scrape. @default none */
  readonly scrapers?: readonly Identity[];
  /** @default cluster.local */
  readonly trustDomain?: string;
  /** @default cluster.local */
  readonly clusterDomain?: string;
  /** Where istiod and mesh-wide policies are. @default istio-system */
  readonly rootNamespace?: string;
  /** The control plane revision or tag that injects. @default the default one, by `istio-injection` */
  readonly revision?: string;
  /** The mTLS mode of the mesh-wide PeerAuthentication: no namespace goes below it without a dated reason. @default PERMISSIVE */
  readonly meshMtls?: 'PERMISSIVE' | 'STRICT';
  /** The day that findings are about, YYYY-MM-DD in UTC; it never reaches a manifest. @default MESH_AS_OF, else today */
  readonly asOf?: string;
}

type FeaturesOf<Version> = Version extends IstioVersion
  ? (typeof istioFeatures)[Version]
  : (typeof istioFeatures)['1.30'];

/** Istio as a value; its type carries the features of its version. */
export interface Istio<O extends IstioOptions = IstioOptions> extends Mesh<FeaturesOf<O['version']>> {
  /** The ingress gateway as a caller. */
  readonly ingress: O['ingress'];
}

function refusalsOf(options: IstioOptions): readonly Diagnostic[] {
  const place = (at: string) => ({ path: '', at: `mesh.${at}` });
  const refusals: Diagnostic[] = [];
  const expected = `one of ${Object.keys(istioFeatures).join(', ')}`;
  const known = [
    'version',
    'ingress',
    'scrapers',
    'trustDomain',
    'clusterDomain',
    'rootNamespace',
    'revision',
    'meshMtls',
    'asOf',
  ];
  for (const prop of Object.keys(options)) {
    if (!known.includes(prop)) refusals.push(diagnose('MESH1001', { prop }, place(prop)));
  }
  if (!isIstioVersion(options.version)) {
    refusals.push(diagnose('MESH1002', { prop: 'version', expected, got: String(options.version) }, place('version')));
  }
  for (const [prop, value] of [
    ['ingress', options.ingress],
    ...(options.scrapers ?? []).map((s) => ['scrapers', s] as const),
  ] as const) {
    if (value === undefined || value instanceof Identity) continue;
    const values = {
      prop,
      expected: 'an Identity, such as Identity.fromServiceAccount({ namespace, name })',
      got: String(value),
    };
    refusals.push(diagnose('MESH1002', values, place(prop)));
  }
  if (options.asOf !== undefined && !isDay(options.asOf)) {
    refusals.push(diagnose('MESH1016', { prop: 'asOf', value: String(options.asOf) }, place('asOf')));
  }
  return refusals;
}

/** Source: https://istio.io/latest/docs/reference/config/annotations/#SidecarRewriteAppHTTPProbers */
const probeOptOut = {
  annotation: 'sidecar.istio.io/rewriteAppHTTPProbers',
  value: 'false',
  unless: ['traffic.sidecar.istio.io/excludeInboundPorts', 'traffic.sidecar.istio.io/includeInboundPorts'],
} as const;

/** Istio in sidecar mode: `istio({ version: '1.31' })`. */
export function istio<const O extends IstioOptions>(given: O & ExactProps<O, IstioOptions>): Istio<O> {
  const options: IstioOptions = given ?? {};
  const { trustDomain = 'cluster.local', clusterDomain = 'cluster.local', scrapers = [] } = options;
  const settings = { rootNamespace: options.rootNamespace ?? 'istio-system', revision: options.revision };
  const version = isIstioVersion(options.version) ? options.version : '1.30';
  const refusals = refusalsOf(options);
  const asOf: Day | undefined = isDay(options.asOf) ? options.asOf : undefined;
  const mesh: Mesh & { readonly ingress: Identity | undefined } = {
    kind: 'Mesh',
    facts: {
      name: 'Istio',
      version,
      trustDomain,
      clusterDomain,
      mtlsFloor: options.meshMtls ?? 'PERMISSIVE',
      scrapers: scrapers.map((scraper) => ({
        trustDomain: scraper.trustDomain ?? trustDomain,
        namespace: scraper.namespace,
        serviceAccount: scraper.serviceAccount,
      })),
      asOf,
    },
    features: istioFeatures[version],
    injection: { podLabels: injectionLabels(settings), probeOptOut },
    renderers: {
      'zero-trust-namespace': renderNamespace(settings),
      'resilient-service': renderService(settings),
      'canary-release': renderCanary(settings),
    },
    manifestRules: istioRules,
    refusals,
    ingress: options.ingress,
  };
  return Object.freeze(mesh) as Istio<O>;
}
