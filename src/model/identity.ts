import type { ExactProps, Text } from '../diagnostics';
import type { Refused } from '../types';

/** Where a ServiceAccount is. */
export interface ServiceAccountProps {
  /** Namespace of the ServiceAccount. */
  readonly namespace: string;
  /** Name of the ServiceAccount. `default` is refused (MESH3008): it is shared by everything without an own one. */
  readonly name: string;
  /** @default the mesh's own trust domain */
  readonly trustDomain?: string;
}

type NotDefault<P> = P extends { readonly name: 'default' }
  ? { readonly name: Refused<Text<'MESH3008', { serviceAccount: 'default' }>> }
  : unknown;

/** Who a workload is for the mesh: its Kubernetes ServiceAccount, proven by mutual TLS. */
export class Identity {
  /**
   * The identity of a workload that this program does not define: a gateway, a Prometheus, a service of another repository.
   * Nothing is emitted for it.
   */
  static fromServiceAccount<const P extends ServiceAccountProps>(
    props: P & NotDefault<P> & ExactProps<P, ServiceAccountProps>,
  ): Identity {
    const { namespace, name, trustDomain, ...rest }: ServiceAccountProps = props ?? {};
    return new Identity(namespace, name, trustDomain, Object.keys(rest));
  }

  readonly kind = 'Identity';

  private constructor(
    readonly namespace: string,
    readonly serviceAccount: string,
    readonly trustDomain: string | undefined,
    /** Properties that are none, from JavaScript. @internal */
    readonly _unknown: readonly string[],
  ) {
    Object.freeze(this);
  }

  toString(): string {
    return `${this.kind}(${this.namespace}/${this.serviceAccount})`;
  }
}

const isSubdomain = (value: unknown): boolean =>
  typeof value === 'string' && value.length <= 253 && /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(value);
export const isTrustDomain = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 255 && /^[a-z0-9._-]+$/.test(value);

/** Names that may be part of an identity, and what they are; a wildcard would let in more than one account. */
const fields = {
  namespace: { test: isNamespaceName, expected: 'the name of a namespace' },
  serviceAccount: { test: isSubdomain, expected: 'the name of a ServiceAccount' },
  trustDomain: { test: isTrustDomain, expected: 'a trust domain' },
} as const;

export function isNamespaceName(value: unknown): value is string {
  return isSubdomain(value) && (value as string).length <= 63 && !(value as string).includes('.');
}

/** The fields that are no names, with what was expected of each. */
export function identityProblems(
  given: {
    readonly [F in keyof typeof fields]?: unknown;
  },
): readonly { readonly field: keyof typeof fields; readonly expected: string; readonly got: unknown }[] {
  return (Object.keys(fields) as (keyof typeof fields)[]).flatMap((field) => {
    const { test, expected } = fields[field];
    const got = given[field];
    return test(got) || (field === 'trustDomain' && got === undefined) ? [] : [{ field, expected, got }];
  });
}

/** An identity as data, in the trust domain of the mesh where it names none. */
export const identityOf = (
  { trustDomain, namespace, serviceAccount }: Omit<IdentityModel, 'trustDomain'> & { readonly trustDomain?: string },
  own: string,
): IdentityModel => ({
  trustDomain: trustDomain ?? own,
  namespace,
  serviceAccount,
});

/** An identity as data. */
export interface IdentityModel {
  readonly trustDomain: string;
  readonly namespace: string;
  readonly serviceAccount: string;
}
