import { type Code, type Diagnostic, describe, diagnose, type Text, type Values } from '../diagnostics';
import { defaultSettings, type Settings } from '../manifests/settings';
import { type Day, isDay } from '../model/day';
import type { Features } from '../model/feature';
import { Identity, identityOf, identityProblems, isTrustDomain } from '../model/identity';
import type { MeshFacts } from '../model/zero-trust-namespace';
import type { Refused } from '../types';

/** What every mesh is told of its installation. */
export interface MeshOptions {
  /** The identity of the ingress gateway, to be allowed as a caller: `mesh.ingress`. It routes by its own configuration. @default none */
  readonly ingress?: Identity;
  /** The identities of the Prometheus servers that scrape. @default none */
  readonly scrapers?: readonly Identity[];
  /** @default cluster.local */
  readonly trustDomain?: string;
  /** @default cluster.local */
  readonly clusterDomain?: string;
  /** The day that findings are about, YYYY-MM-DD in UTC; it never reaches a manifest. @default MESH_AS_OF, else today */
  readonly asOf?: string;
}

/** Those options with their defaults, all of them usable. */
export interface ReadMeshOptions {
  readonly ingress: Identity | undefined;
  readonly scrapers: readonly Identity[];
  readonly trustDomain: string;
  readonly clusterDomain: string;
  readonly asOf: Day | undefined;
}

export type Test<T> = (value: unknown) => value is T;

const isIdentity: Test<Identity> = (value): value is Identity =>
  value instanceof Identity && value._unknown.length === 0 && identityProblems(value).length === 0;
const isIdentities: Test<readonly Identity[]> = (value): value is readonly Identity[] =>
  Array.isArray(value) && value.every(isIdentity);

const identity = 'an Identity, such as Identity.fromServiceAccount({ namespace, name })';
const common: Readonly<Record<keyof Required<MeshOptions>, string>> = {
  ingress: identity,
  scrapers: `a list of: ${identity}`,
  trustDomain: 'a domain, such as cluster.local',
  clusterDomain: 'a domain, such as cluster.local',
  asOf: "a day, such as '2026-12-31'",
};

type NoIngress<Mesh extends string> = Text<
  'MESH1003',
  { prop: 'ingress'; expected: `${Mesh}({ ingress: Identity.fromServiceAccount({ … }) })` }
>;

/** Without an ingress there is nobody to allow, and the compiler says where to name it. */
export type IngressOf<O, Mesh extends string> = O extends { readonly ingress: infer Ingress }
  ? Ingress
  : 'ingress' extends keyof O
    ? unknown
    : Refused<NoIngress<Mesh>>;

/** One of some texts. */
export const isOneOf =
  <const T extends string>(values: readonly T[]): Test<T> =>
  (value): value is T =>
    (values as readonly unknown[]).includes(value);

/** `one of 'a', 'b'`. */
export const oneOf = (values: readonly string[]): string => `one of ${values.map((value) => `'${value}'`).join(', ')}`;

/**
 * Reads options that may come from JavaScript or through a cast; where the mesh is used, the refusals are reported. `expected` is what
 * the mesh knows beside the common options, in words.
 */
export class OptionsReader {
  readonly refusals: Diagnostic[] = [];
  private readonly said: Readonly<Record<string, unknown>>;
  private readonly expected: Readonly<Record<string, string>>;

  constructor(given: unknown, expected: Readonly<Record<string, string>>) {
    this.said = (typeof given === 'object' && given !== null ? given : {}) as Readonly<Record<string, unknown>>;
    this.expected = { ...common, ...expected };
    for (const prop of Object.keys(this.said))
      if (!Object.hasOwn(this.expected, prop)) this.refuse('MESH1001', { prop }, prop);
  }

  refuse(code: Code, values: Values, prop: string): undefined {
    this.refusals.push(diagnose(code, values, { path: '', at: `mesh.${prop}` }));
    return undefined;
  }

  read<T>(prop: string, test: Test<T>): T | undefined {
    const value = this.said[prop];
    if (value === undefined || test(value)) return value;
    if (prop === 'asOf' && typeof value === 'string') return this.refuse('MESH1016', { prop, value }, prop);
    return this.refuse('MESH1002', { prop, expected: this.expected[prop]!, got: describe(value) }, prop);
  }

  /** One that has no default. */
  required<T>(prop: string, test: Test<T>): T | undefined {
    if (this.said[prop] === undefined) return this.refuse('MESH1003', { prop, expected: this.expected[prop]! }, prop);
    return this.read(prop, test);
  }

  common(): ReadMeshOptions {
    return {
      ingress: this.read('ingress', isIdentity),
      scrapers: this.read('scrapers', isIdentities) ?? [],
      trustDomain: this.read('trustDomain', isTrustDomain) ?? 'cluster.local',
      clusterDomain: this.read('clusterDomain', isTrustDomain) ?? 'cluster.local',
      asOf: this.read('asOf', isDay),
    };
  }
}

/** What constructs and rules need to know of the mesh. */
export const factsOf = (
  { trustDomain, clusterDomain, ingress, scrapers, asOf }: ReadMeshOptions,
  mesh: Pick<MeshFacts, 'name' | 'version' | 'mtlsFloor'> & { readonly features: Features },
): MeshFacts => ({
  ...mesh,
  trustDomain,
  clusterDomain,
  scrapers: scrapers.map((scraper) => identityOf(scraper, trustDomain)),
  ingress: ingress === undefined ? undefined : identityOf(ingress, trustDomain),
  asOf,
});

/** What rules over manifests need to know of the mesh. */
export const settingsOf = (
  { trustDomain, clusterDomain }: ReadMeshOptions,
  mesh: Pick<Settings, 'version' | 'rootNamespace'>,
): Omit<Settings, 'complete'> => ({
  ...mesh,
  trustDomain,
  clusterDomain,
  defaultExportTo: defaultSettings.defaultExportTo,
  discoverySelectors: defaultSettings.discoverySelectors,
  revision: defaultSettings.revision,
});
