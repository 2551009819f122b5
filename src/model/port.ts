export const isPort = (port: unknown): port is number =>
  Number.isInteger(port) && (port as number) >= 1 && (port as number) <= 65_535;

/** The number of a port, whatever JavaScript made it of. */
export const numberOf = ({ number }: { readonly number: unknown }): number =>
  typeof number === 'number' ? number : Number.NaN;

/**
 * A port of a Kubernetes Service, the one that callers dial, 1 to 65535. Not a `WorkloadPort`: routes and hosts speak of
 * service ports, PeerAuthentication, AuthorizationPolicy and NetworkPolicy of workload ports.
 */
export class ServicePort {
  static of(number: number): ServicePort {
    return new ServicePort(number);
  }

  /** Tells the two kinds of port apart for the compiler. */
  readonly kind = 'ServicePort';

  private constructor(readonly number: number) {
    Object.freeze(this);
  }
}

/** A port that a container listens on, 1 to 65535. Not a `ServicePort`. */
export class WorkloadPort {
  static of(number: number): WorkloadPort {
    return new WorkloadPort(number);
  }

  /** Tells the two kinds of port apart for the compiler. */
  readonly kind = 'WorkloadPort';

  private constructor(readonly number: number) {
    Object.freeze(this);
  }
}

/** How requests on a port are spoken. `tcp` has no routes; `grpc` and `http2` are HTTP/2 without TLS in the pod. */
export type Protocol = 'http' | 'http2' | 'grpc' | 'tcp';

/** A named port as a Service exposes it. */
export interface PortModel {
  readonly name: string;
  readonly servicePort: number;
  readonly workloadPort: number;
  readonly protocol: Protocol;
}
