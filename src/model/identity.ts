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
    return new Identity(props.namespace, props.name, props.trustDomain);
  }

  readonly kind = 'Identity';

  private constructor(
    readonly namespace: string,
    readonly serviceAccount: string,
    readonly trustDomain: string | undefined,
  ) {
    Object.freeze(this);
  }

  toString(): string {
    return `${this.kind}(${this.namespace}/${this.serviceAccount})`;
  }
}

/** An identity as data. */
export interface IdentityModel {
  readonly trustDomain: string;
  readonly namespace: string;
  readonly serviceAccount: string;
}
