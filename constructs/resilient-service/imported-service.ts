import type { ExactProps, Text } from '../../src/diagnostics';
import type { WorkloadPort } from '../../src/model/port';
import type { Refused } from '../../src/types';

/** A service that another repository owns. */
export interface ImportedServiceProps {
  readonly name: string;
  readonly namespace: string;
  /** The ServiceAccount that its pods run as. `default` is refused (MESH3008). */
  readonly serviceAccount: string;
  /** @default the mesh's own trust domain */
  readonly trustDomain?: string;
  /** Labels of its pods, for NetworkPolicies towards it. @default every pod of its namespace */
  readonly podLabels?: Readonly<Record<string, string>>;
}

type NotDefault<P> = P extends { readonly serviceAccount: 'default' }
  ? { readonly serviceAccount: Refused<Text<'MESH3008', { serviceAccount: 'default' }>> }
  : unknown;

/** A service that another repository owns: it can call and be called, and nothing is written for it. */
export class ImportedService {
  /** @internal */
  static _of<const P extends ImportedServiceProps>(
    props: P & NotDefault<P> & ExactProps<P, ImportedServiceProps>,
  ): ImportedService {
    return new ImportedService(props);
  }

  readonly kind = 'ImportedService';

  private constructor(
    /** @internal */
    readonly _props: ImportedServiceProps,
  ) {
    Object.freeze(this);
  }
}

/** How a host is reached that is only known by its name. */
export interface ServiceRefProps {
  /** Workload ports that are dialled. @default every port */
  readonly ports?: readonly WorkloadPort[];
}

/** A service of the cluster that is only known by its host: it can be called, and nothing is written for it. */
export class ServiceRef {
  /** `ServiceRef.fromHost('ledger.finance.svc.cluster.local')`. */
  static fromHost<const P extends ServiceRefProps = never>(
    host: string,
    props?: P & ExactProps<P, ServiceRefProps>,
  ): ServiceRef {
    return new ServiceRef(host, props ?? {});
  }

  readonly kind = 'ServiceRef';

  private constructor(
    readonly host: string,
    /** @internal */
    readonly _props: ServiceRefProps,
  ) {
    Object.freeze(this);
  }
}
