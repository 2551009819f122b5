import type { Duration } from 'cdk8s';

/** What requests of one user have in common. */
export class HashKey {
  /** The value of a request header. */
  static header(name: string): HashKey {
    return new HashKey({ kind: 'Header', name });
  }

  /** The value of a cookie; where it is missing, the proxy sets one that lives for `ttl`. */
  static cookie(name: string, ttl: Duration): HashKey {
    return new HashKey({ kind: 'Cookie', name, ttl });
  }

  /** The address of the caller's connection; behind a gateway that is the gateway. */
  static sourceIp(): HashKey {
    return new HashKey({ kind: 'SourceIp' });
  }

  /** A parameter of the query. */
  static queryParameter(name: string): HashKey {
    return new HashKey({ kind: 'QueryParameter', name });
  }

  readonly kind = 'HashKey';

  private constructor(
    /** @internal */
    readonly _input:
      | { readonly kind: 'Header' | 'QueryParameter'; readonly name: string }
      | { readonly kind: 'Cookie'; readonly name: string; readonly ttl: Duration }
      | { readonly kind: 'SourceIp' },
  ) {
    Object.freeze(this);
  }
}

type LoadBalancingKind = 'LeastRequest' | 'RoundRobin' | 'Random' | 'Passthrough' | 'ConsistentHash';

/**
 * Which endpoint gets a request. One policy a service; on Istio the DestinationRule's `trafficPolicy.loadBalancer`, on
 * Consul the ServiceResolver's `loadBalancer`. Locality failover stays off, so that what is said here holds in every zone.
 */
export class LoadBalancing<out Kind extends LoadBalancingKind = LoadBalancingKind> {
  /** The less loaded of two endpoints picked at random; what Istio does by default, said explicitly. */
  static leastRequest(): LoadBalancing<'LeastRequest'> {
    return new LoadBalancing('LeastRequest');
  }

  /** One endpoint after the other. */
  static roundRobin(): LoadBalancing<'RoundRobin'> {
    return new LoadBalancing('RoundRobin');
  }

  /** Any endpoint. */
  static random(): LoadBalancing<'Random'> {
    return new LoadBalancing('Random');
  }

  /** The address that the caller dialled, without balancing. */
  static passthrough(): LoadBalancing<'Passthrough'> {
    return new LoadBalancing('Passthrough');
  }

  /** The same endpoint for the same key, as long as it is there. Retries may then meet the same endpoint again. */
  static consistentHash(key: HashKey): LoadBalancing<'ConsistentHash'> {
    return new LoadBalancing('ConsistentHash', key);
  }

  readonly kind = 'LoadBalancing';

  /** What was chosen, for the compiler. */
  declare readonly balances: Kind;

  private constructor(
    /** @internal */
    readonly _kind: Kind,
    /** @internal */
    readonly _key?: HashKey,
  ) {
    Object.freeze(this);
  }
}
