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

/**
 * Which endpoint gets a request. One policy a service; on Istio the DestinationRule's `trafficPolicy.loadBalancer`.
 * Locality failover stays off, so that what is said here holds in every zone.
 */
export class LoadBalancing {
  /** The less loaded of two endpoints picked at random; what Istio does by default, said explicitly. */
  static leastRequest(): LoadBalancing {
    return new LoadBalancing('LeastRequest');
  }

  /** One endpoint after the other. */
  static roundRobin(): LoadBalancing {
    return new LoadBalancing('RoundRobin');
  }

  /** Any endpoint. */
  static random(): LoadBalancing {
    return new LoadBalancing('Random');
  }

  /** The address that the caller dialled, without balancing. */
  static passthrough(): LoadBalancing {
    return new LoadBalancing('Passthrough');
  }

  /** The same endpoint for the same key, as long as it is there. Retries may then meet the same endpoint again. */
  static consistentHash(key: HashKey): LoadBalancing {
    return new LoadBalancing('ConsistentHash', key);
  }

  readonly kind = 'LoadBalancing';

  private constructor(
    /** @internal */
    readonly _kind: 'LeastRequest' | 'RoundRobin' | 'Random' | 'Passthrough' | 'ConsistentHash',
    /** @internal */
    readonly _key?: HashKey,
  ) {
    Object.freeze(this);
  }
}
