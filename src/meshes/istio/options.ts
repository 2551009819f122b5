import { type Code, type Diagnostic, describe, diagnose, type Values } from '../../diagnostics';
import { type Day, isDay } from '../../model/day';
import { Identity, identityProblems, isNamespaceName, isTrustDomain } from '../../model/identity';
import { type IstioVersion, isIstioVersion, istioFeatures } from './features';
import type { IstioSettings } from './settings';

/** Facts of the installed Istio, sidecar mode. */
export interface IstioOptions {
  /** Minor version of the control plane. A type wider than one version has the features of the oldest. */
  readonly version: IstioVersion | (string & {});
  /** The identity of the ingress gateway, to be allowed as a caller: `mesh.ingress`. It routes by its own configuration. @default none */
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

/** The options with their defaults, all of them usable. */
export interface ReadOptions extends IstioSettings {
  readonly version: IstioVersion;
  readonly ingress: Identity | undefined;
  readonly scrapers: readonly Identity[];
  readonly trustDomain: string;
  readonly clusterDomain: string;
  readonly meshMtls: 'PERMISSIVE' | 'STRICT';
  readonly asOf: Day | undefined;
}

type Test<T> = (value: unknown) => value is T;

const isIdentity: Test<Identity> = (value): value is Identity =>
  value instanceof Identity && value._unknown.length === 0 && identityProblems(value).length === 0;
const isIdentities: Test<readonly Identity[]> = (value): value is readonly Identity[] =>
  Array.isArray(value) && value.every(isIdentity);
const isMode: Test<'PERMISSIVE' | 'STRICT'> = (value): value is 'PERMISSIVE' | 'STRICT' =>
  value === 'PERMISSIVE' || value === 'STRICT';

const identity = 'an Identity, such as Identity.fromServiceAccount({ namespace, name })';
const expected: Readonly<Record<keyof Required<IstioOptions>, string>> = {
  version: `one of ${Object.keys(istioFeatures)
    .map((version) => `'${version}'`)
    .join(', ')}`,
  ingress: identity,
  scrapers: `a list of: ${identity}`,
  trustDomain: 'a domain, such as cluster.local',
  clusterDomain: 'a domain, such as cluster.local',
  rootNamespace: 'the name of a namespace',
  revision: 'the name of a revision or tag',
  meshMtls: "'PERMISSIVE' or 'STRICT'",
  asOf: "a day, such as '2026-12-31'",
};

/** Reads options that may come from JavaScript or through a cast; where the mesh is used, the refusals are reported. */
export function readOptions(given: unknown): {
  readonly options: ReadOptions;
  readonly refusals: readonly Diagnostic[];
} {
  const refusals: Diagnostic[] = [];
  const refuse = (code: Code, values: Values, prop: string): void => {
    refusals.push(diagnose(code, values, { path: '', at: `mesh.${prop}` }));
  };
  const said = (typeof given === 'object' && given !== null ? given : {}) as Readonly<Record<string, unknown>>;
  for (const prop of Object.keys(said)) if (!Object.hasOwn(expected, prop)) refuse('MESH1001', { prop }, prop);
  function read<T>(prop: keyof IstioOptions, test: Test<T>): T | undefined {
    const value = said[prop];
    if (value === undefined || test(value)) return value;
    if (prop === 'asOf' && typeof value === 'string') refuse('MESH1016', { prop, value }, prop);
    else refuse('MESH1002', { prop, expected: expected[prop], got: describe(value) }, prop);
    return undefined;
  }
  const version = read('version', isIstioVersion);
  if (said['version'] === undefined) refuse('MESH1003', { prop: 'version', expected: expected.version }, 'version');
  const options: ReadOptions = {
    version: version ?? '1.30',
    ingress: read('ingress', isIdentity),
    scrapers: read('scrapers', isIdentities) ?? [],
    trustDomain: read('trustDomain', isTrustDomain) ?? 'cluster.local',
    clusterDomain: read('clusterDomain', isTrustDomain) ?? 'cluster.local',
    rootNamespace: read('rootNamespace', isNamespaceName) ?? 'istio-system',
    revision: read('revision', isNamespaceName),
    meshMtls: read('meshMtls', isMode) ?? 'PERMISSIVE',
    asOf: read('asOf', isDay),
  };
  return { options, refusals };
}
