import type { Path } from '../../../manifests/path';
import type { AuthorizationPolicy } from './kinds';

type Rule = NonNullable<NonNullable<AuthorizationPolicy['spec']>['rules']>[number];

/** What only mTLS tells of a caller. */
const positive = ['principals', 'namespaces', 'serviceAccounts', 'trustDomains'] as const;
const negative = ['notPrincipals', 'notNamespaces', 'notServiceAccounts', 'notTrustDomains'] as const;
const keys: ReadonlySet<string> = new Set([
  'source.principal',
  'source.namespace',
  'source.serviceAccount',
  'source.trustDomain',
]);

export interface IdentityField {
  readonly name: string;
  readonly at: Path;
}

/** Where a rule names identities, and where it excepts them; a rule that names some cannot be met without one. */
export interface IdentityFields {
  readonly named: IdentityField | undefined;
  readonly excepted: IdentityField | undefined;
}

export function identityFieldsOf({ from = [], when = [] }: Rule, index: number): IdentityFields {
  const rule = ['spec', 'rules', index];
  const inSources = (names: readonly (typeof positive | typeof negative)[number][]): IdentityField | undefined => {
    for (const [place, { source }] of from.entries()) {
      const name = names.find((field) => (source?.[field] ?? []).length > 0);
      if (name !== undefined) return { name, at: [...rule, 'from', place, 'source', name] };
    }
    return undefined;
  };
  const inConditions = (list: 'values' | 'notValues'): IdentityField | undefined => {
    const place = when.findIndex((one) => keys.has(one.key) && (one[list] ?? []).length > 0);
    return place === -1 ? undefined : { name: when[place]!.key, at: [...rule, 'when', place, list] };
  };
  return {
    named: inSources(positive) ?? inConditions('values'),
    excepted: inSources(negative) ?? inConditions('notValues'),
  };
}

/** The only port that a rule is for; undefined where it is for several or for all. */
export function portOfRule({ to = [] }: Rule): number | undefined {
  const ports = new Set(to.flatMap(({ operation }) => operation?.ports ?? ['all']));
  const [port] = ports;
  return ports.size === 1 && port !== 'all' ? Number(port) : undefined;
}
