import type { Feature } from 'cdk8s-mesh';
import fc from 'fast-check';

/** A random program as plain data, without a word of the library or of a mesh. */

export type StageName = 'observe' | 'strict' | 'authorize' | 'isolate';

export interface PathPlan {
  readonly kind: 'exact' | 'prefix' | 'template';
  readonly value: string;
}

export type HeaderPlan =
  | { readonly name: string; readonly value?: string }
  | { readonly cookie: string; readonly value: string };

export interface RetryPlan {
  readonly attempts: number;
  readonly on: readonly string[];
}

export interface RoutePlan {
  /** `gRPC`, a method, or any method. */
  readonly verb: 'gRPC' | 'any' | 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: PathPlan;
  readonly header: HeaderPlan | undefined;
  readonly timeout: number | undefined;
  readonly retries: RetryPlan | 'off' | undefined;
  /** What is said of a repeat: by a header, by the gRPC method, or nothing. */
  readonly harmless: 'key' | 'idempotent' | undefined;
}

export interface ServicePlan {
  readonly name: string;
  readonly namespace: string;
  readonly protocol: 'http' | 'grpc';
  readonly routes: readonly RoutePlan[];
  readonly closed: boolean;
  readonly canary: { readonly weight: number; readonly testers: HeaderPlan | undefined } | undefined;
}

export interface EdgePlan {
  /** A service of the plan, or one of `outside`. */
  readonly from: string;
  readonly to: string;
  readonly methods: readonly string[];
  readonly paths: readonly PathPlan[];
}

export interface Plan {
  readonly namespaces: readonly {
    readonly name: string;
    readonly stage: StageName;
    readonly complete: boolean;
    readonly excused: boolean;
  }[];
  readonly services: readonly ServicePlan[];
  readonly edges: readonly EdgePlan[];
}

/** Callers that are no service of the plan: an identity, and a service of another repository with labels of its pods. */
export const outside = ['ingress', 'billing'] as const;
export const canaryName = (service: string): string => `${service}-next`;
export const idempotencyKey = 'idempotency-key';

const optional = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined });

const segment = fc.constantFrom('a', 'b', 'c');
const literal = fc.array(segment, { minLength: 1, maxLength: 3 }).map((parts) => `/${parts.join('/')}`);
const holed = fc
  .array(fc.constantFrom('a', 'b', '{id}'), { minLength: 1, maxLength: 3 })
  .filter((parts) => parts.includes('{id}'))
  .map((parts) => `/${parts.join('/')}`);

const path: fc.Arbitrary<PathPlan> = fc.oneof(
  { weight: 3, arbitrary: literal.map((value) => ({ kind: 'exact', value }) as const) },
  { weight: 2, arbitrary: literal.map((value) => ({ kind: 'prefix', value }) as const) },
  { weight: 2, arbitrary: holed.map((value) => ({ kind: 'template', value }) as const) },
  {
    weight: 1,
    arbitrary: fc.constantFrom({ kind: 'exact', value: '/' } as const, { kind: 'prefix', value: '/' } as const),
  },
);

const rpc: fc.Arbitrary<PathPlan> = fc
  .tuple(fc.constantFrom('shop.v1.Cart', 'shop.v1.Stock'), fc.constantFrom('Get', 'Put'))
  .map(([service, method]) => ({ kind: 'exact', value: `/${service}/${method}` }));

const header: fc.Arbitrary<HeaderPlan> = fc.constantFrom(
  { name: 'x-tenant', value: 'one' },
  { name: 'x-tenant', value: 'two' },
  { name: 'x-tenant' },
  { cookie: 'beta', value: 'yes' },
);

const milliseconds = fc.constantFrom(250, 1000, 3000, 20_000);

/** Conditions by the feature that they ask for; those that need a budget are left out. */
export const conditions: Readonly<
  Record<string, { readonly feature: Feature; readonly grpc: boolean; readonly http: boolean; readonly proven?: true }>
> = {
  '5xx': { feature: 'retryOnStatus', http: true, grpc: false },
  'gateway-error': { feature: 'retryOnStatus', http: true, grpc: false },
  '502': { feature: 'retryOnStatus', http: true, grpc: false },
  '503': { feature: 'retryOnStatus', http: true, grpc: false },
  reset: { feature: 'retryOnReset', http: true, grpc: true },
  'connect-failure': { feature: 'retryOnConnectFailure', http: true, grpc: true, proven: true },
  'refused-stream': { feature: 'retryOnRefusedStream', http: true, grpc: true, proven: true },
  'reset-before-request': { feature: 'retryOnResetBeforeRequest', http: true, grpc: false, proven: true },
  unavailable: { feature: 'retryOnGrpcStatus', http: false, grpc: true },
  cancelled: { feature: 'retryOnGrpcStatus', http: false, grpc: true },
  internal: { feature: 'retryOnGrpcStatus', http: false, grpc: true },
};

/** Whether every mesh in question has a feature. */
export type Has = (feature: Feature) => boolean;

const harmlessVerbs = ['GET', 'HEAD', 'PUT', 'DELETE'];

function retries(protocol: 'http' | 'grpc', isHarmless: boolean, has: Has): fc.Arbitrary<RoutePlan['retries']> {
  const names = Object.entries(conditions).flatMap(([name, one]) =>
    one[protocol] && has(one.feature) && (isHarmless || one.proven) ? [name] : [],
  );
  const off = fc.constant(has('retriesOff') ? ('off' as const) : undefined);
  if (names.length === 0) return fc.oneof(off, fc.constant(undefined));
  const on = fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 });
  const said = fc.record({ attempts: fc.integer({ min: 1, max: 4 }), on });
  return fc.oneof(
    { weight: 3, arbitrary: said },
    { weight: 1, arbitrary: off },
    { weight: 2, arbitrary: fc.constant(undefined) },
  );
}

function routeOf(protocol: 'http' | 'grpc', has: Has): fc.Arbitrary<RoutePlan> {
  const verbs =
    protocol === 'grpc'
      ? (['gRPC'] as const)
      : (['any', 'GET', 'GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const);
  const mark =
    protocol === 'grpc' ? fc.constantFrom('idempotent' as const, 'key' as const) : fc.constant('key' as const);
  return fc.tuple(fc.constantFrom(...verbs), optional(mark)).chain(([verb, harmless]) =>
    fc.record({
      verb: fc.constant(verb),
      path: protocol === 'grpc' ? rpc : path,
      header: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: header }),
      timeout: has('requestTimeout') ? optional(milliseconds) : fc.constant(undefined),
      retries: retries(protocol, harmlessVerbs.includes(verb) || harmless !== undefined, has),
      harmless: fc.constant(harmless),
    }),
  );
}

const canaryOf = (has: Has): fc.Arbitrary<ServicePlan['canary']> =>
  optional(
    fc.record({
      weight: has('weightedSplit') ? fc.constantFrom(0, 1, 10, 50, 99) : fc.constant(0),
      testers: has('testers')
        ? optional(fc.constantFrom<HeaderPlan>({ name: 'x-canary', value: 'true' }, { cookie: 'beta', value: 'yes' }))
        : fc.constant(undefined),
    }),
  );

function serviceOf(name: string, namespaces: readonly string[], has: Has): fc.Arbitrary<ServicePlan> {
  return fc.constantFrom<('http' | 'grpc')[]>('http', 'http', 'http', 'grpc').chain((protocol) =>
    fc.array(routeOf(protocol, has), { maxLength: 4 }).chain((routes) =>
      fc.record({
        name: fc.constant(name),
        namespace: fc.constantFrom(...namespaces),
        protocol: fc.constant(protocol),
        routes: fc.constant(routes),
        closed: routes.length > 0 && has('closedRoutes') ? fc.boolean() : fc.constant(false),
        canary: canaryOf(has),
      }),
    ),
  );
}

const methods = fc.uniqueArray(fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE'), { maxLength: 2 });

function edgeOf(services: readonly ServicePlan[], has: Has): fc.Arbitrary<EdgePlan> {
  const names = services.map(({ name }) => name);
  return fc.tuple(fc.constantFrom(...names, ...outside), fc.constantFrom(...services)).chain(([from, to]) => {
    const isNarrow = has('allowByMethodAndPath');
    const narrowMethods = to.protocol === 'grpc' ? fc.constant([]) : methods;
    const paths = fc.array(to.protocol === 'grpc' ? rpc : path, { maxLength: 2 });
    return fc.record({
      from: fc.constant(from),
      to: fc.constant(to.name),
      methods: isNarrow ? narrowMethods : fc.constant([]),
      paths: isNarrow ? paths : fc.constant([]),
    });
  });
}

const spaceOf = (name: string, has: Has): fc.Arbitrary<Plan['namespaces'][number]> =>
  fc.record({
    name: fc.constant(name),
    stage: fc.constantFrom<StageName[]>(
      ...(has('permissiveStage') || has('permissiveException') ? (['observe'] as const) : []),
      'strict',
      'authorize',
      'isolate',
    ),
    complete: has('namespaceDeny') ? fc.boolean() : fc.constant(false),
    // where a mesh only takes plaintext as an exception
    excused: fc.constant(!has('permissiveStage')),
  });

/** Programs that say only what all of the meshes have. */
export function planFor(has: Has): fc.Arbitrary<Plan> {
  const spaces = fc.constantFrom(['shop'], ['shop', 'finance']);
  return spaces.chain((names) =>
    fc
      .tuple(
        fc.tuple(...names.map((name) => spaceOf(name, has))),
        fc
          .integer({ min: 1, max: 3 })
          .chain((count) =>
            fc.tuple(...['web', 'orders', 'stock'].slice(0, count).map((name) => serviceOf(name, names, has))),
          ),
      )
      .chain(([namespaces, services]) =>
        fc.record({
          namespaces: fc.constant(namespaces),
          services: fc.constant(services),
          edges: fc.array(edgeOf(services, has), { maxLength: 5 }),
        }),
      ),
  );
}
