import type { Duration } from 'cdk8s';
import { type ExactProps, type Text, textOrKind } from '../../src/diagnostics';
import type { HeaderMatch } from '../../src/model/header-match';
import type { HttpMethod, IdempotentMethod } from '../../src/model/http-method';
import type { PathMatch } from '../../src/model/path-match';
import type {
  BudgetCondition,
  ConditionFeature,
  GrpcCondition,
  HttpCondition,
  ProvenCondition,
} from '../../src/model/retry';
import type { Refused } from '../../src/types';
import type { Guarded, GuardOf } from '../needed';

type StatusName = Extract<HttpCondition, `${number}`>;
type StatusCode = StatusName extends `${infer Code extends number}` ? Code : never;

/** A condition of an HTTP route: a word of Envoy's `retry_on`, or a status code. */
export type HttpRetryCondition = Exclude<HttpCondition, StatusName> | StatusCode;

/** Tries beyond the first, and when. */
export interface RetryProps<Condition = HttpRetryCondition> {
  /**
   * Tries beyond the first, as Istio and Envoy count: 2 means up to three requests. 1 to 10; 0 is refused (MESH2001), say
   * `retries: 'off'`.
   */
  readonly attempts: number;
  /**
   * When to try again. A method of which a repeat is not harmless (RFC 9110, section 9.2.2) takes only the conditions which
   * prove that the application never saw the request: `connect-failure`, `refused-stream` and, for HTTP,
   * `reset-before-request` (MESH2003). 4xx conditions need the service's `retryBudget` (MESH2005).
   *
   * Source: https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/router_filter
   */
  readonly on: readonly Condition[];
  /**
   * Limit of each try, the first one included. On Istio a VirtualService's `perTryTimeout`, on Linkerd the annotation
   * `retry.linkerd.io/timeout`, of which the last try is free.
   *
   * @default what is left of the route's timeout after the worst back-off, divided by all tries, where a condition can
   * follow a slow try; else none. Three seconds with two retries: (3000 - 25 - 75) / 3 = 966 ms.
   */
  readonly perTryTimeout?: Duration | undefined;
  /**
   * Base of the exponential back-off with jitter; the n-th wait is at most (2^n - 1) times that, and never more than ten times.
   *
   * @default 25 ms, Envoy's own
   */
  readonly backoff?: Duration | undefined;
}

/** What all routes can say. */
interface CommonRouteProps {
  /**
   * Limit of the whole request: all tries and their back-off. Whole milliseconds, 1 ms or more.
   *
   * @default none; on every mesh, said explicitly where the mesh has a default of its own
   */
  readonly timeout?: Duration | undefined;
  /** Only requests that meet all of these. */
  readonly headers?: readonly HeaderMatch[];
  /**
   * A request header that makes a repeat harmless, such as `Idempotency-Key`
   * (draft-ietf-httpapi-idempotency-key-header). It becomes part of the match: a request without it is not retried
   * on more than the proven conditions.
   */
  readonly idempotencyKey?: string;
}

/** An HTTP route. */
export interface RouteProps extends CommonRouteProps {
  /**
   * Tries beyond the first, or `'off'`. Rendered explicitly on every route, because meshes differ in what they do by default.
   *
   * @default 2 on the proven conditions, which hide pods that come and go
   */
  readonly retries?: RetryProps | 'off' | undefined;
}

/** An HTTP route of a method that RFC 9110 calls idempotent. */
export interface IdempotentRouteProps extends RouteProps {
  /** The handler breaks the contract of its method: a repeat is not harmless. */
  readonly notIdempotent?: boolean;
}

/** A route whose method is said in a prop, such as one read from a file. */
export interface MethodRouteProps extends RouteProps {
  /** A method of RFC 9110 or PATCH (RFC 5789). A type wider than one idempotent method is taken as a write. */
  readonly method: HttpMethod | (string & {});
  /** A text is exact; else `prefix('/payments')` or `template('/payments/{id}')`. */
  readonly path: string | PathMatch;
}

/** A gRPC route. */
export interface GrpcRouteProps extends CommonRouteProps {
  /** The method has `idempotency_level` NO_SIDE_EFFECTS or IDEMPOTENT in its proto file: a repeat is harmless. */
  readonly idempotent?: boolean;
  /** As in an HTTP route, with the conditions of gRPC status codes. */
  readonly retries?: RetryProps<GrpcCondition> | 'off' | undefined;
}

/** What is retried, as the text says it: of a union the methods that are no safe ones. */
type MethodName<M> = [M] extends [string]
  ? string extends M
    ? 'a method known only at run time'
    : [M] extends [IdempotentMethod]
      ? M
      : Exclude<M, IdempotentMethod>
  : 'any method';

/** What it is retried on, as the text says it. */
type ConditionName<C> = [HttpRetryCondition] extends [C]
  ? 'any condition'
  : [GrpcCondition] extends [C]
    ? 'any condition'
    : `${Exclude<C, ProvenCondition> & (string | number)}`;

type IsHarmless<M, P> = P extends { readonly idempotencyKey: string } | { readonly idempotent: true }
  ? true
  : P extends { readonly notIdempotent: true }
    ? false
    : [M] extends [IdempotentMethod]
      ? true
      : false;

type CheckConditions<M, On> = {
  readonly [I in keyof On]: On[I] extends ProvenCondition
    ? unknown
    : Refused<Text<'MESH2003', { method: MethodName<M>; condition: ConditionName<On[I]> }>>;
};

type CheckRetries<M, P, R> = R extends { readonly attempts: infer Attempts; readonly on: infer On }
  ? {
      readonly attempts: Attempts extends 0 ? Refused<Text<'MESH2001'>> : unknown;
      readonly on: On extends readonly []
        ? Refused<Text<'MESH2002'>>
        : IsHarmless<M, P> extends true
          ? unknown
          : On extends readonly ProvenCondition[]
            ? unknown
            : CheckConditions<M, On>;
    }
  : R;

type RetriesOf<P> = P extends { readonly retries?: infer R } ? R : never;

/** What the compiler refuses about a route; each has a twin in route-reader. */
type CheckRoute<M, P> = {
  readonly retries?: CheckRetries<M, P, RetriesOf<P>>;
  readonly idempotencyKey?: P extends { readonly idempotencyKey: '' } ? Refused<Text<'MESH2004'>> : unknown;
};

type ConditionsOf<P> =
  RetriesOf<P> extends infer R ? (R extends { readonly on: readonly (infer C)[] } ? C : never) : never;
/** The conditions of a route that need the service's retry budget. */
type NeedsBudget<P> = Extract<`${ConditionsOf<P> & (string | number)}`, BudgetCondition>;

/** The features that a route asks of the mesh, but for those that `when` guards. */
type NeedsFeature<P> =
  | (P extends { readonly timeout: infer T } ? Exclude<'requestTimeout', GuardOf<T>> : never)
  | (RetriesOf<P> extends infer R ? FeaturesOf<R> : never)
  | ([Extract<Exclude<RetriesOf<P>, Guarded<'retriesOff'>>, 'off'>] extends [never] ? never : 'retriesOff');
type ConditionFeatures<On> = On extends readonly (infer C)[]
  ? Exclude<ConditionFeature<`${C & (string | number)}`>, GuardOf<On>>
  : never;
type FeaturesOf<R> = R extends { readonly on: infer On }
  ? Exclude<
      | ConditionFeatures<On>
      | (R extends { readonly perTryTimeout: infer T } ? Exclude<'perTryTimeout', GuardOf<T>> : never)
      | (R extends { readonly backoff: infer T } ? Exclude<'retryBackoff', GuardOf<T>> : never),
      GuardOf<R>
    >
  : never;

/** How a route was said, before it is read. */
export interface RouteInput {
  readonly protocol: 'http' | 'grpc';
  /** Undefined for every method. */
  readonly method: string | undefined;
  readonly path: unknown;
  readonly props: unknown;
}

/** A route of a service, made by `get`, `post`, `grpc` and their like. */
export class Route<out Budget extends string = string, out Needs extends string = string> {
  /** @internal */
  static _of<Budget extends string, Needs extends string>(input: RouteInput): Route<Budget, Needs> {
    return new Route<Budget, Needs>(input);
  }

  readonly kind = 'Route';

  /** The conditions that need a retry budget, for the compiler. */
  declare readonly needsBudget: Budget;

  /** What it asks of the mesh, for the compiler. */
  declare readonly needsFeatures: Needs;

  private constructor(
    /** @internal */
    readonly _input: RouteInput,
  ) {
    Object.freeze(this);
  }
}

type Path = string | PathMatch;

/** Without props nothing is inferred, and `never` retries nothing. */
type Verb<M extends HttpMethod, Props> = <const P extends Props = never>(
  path: Path,
  props?: P & CheckRoute<M, P> & ExactProps<P, Props>,
) => Route<NeedsBudget<P>, NeedsFeature<P>>;

const verb =
  <M extends HttpMethod, Props>(method: M): Verb<M, Props> =>
  (path, props) =>
    Route._of({ protocol: 'http', method, path, props });

/** GET, and HEAD with it; idempotent. */
export const get: Verb<'GET', IdempotentRouteProps> = verb('GET');
/** HEAD alone; idempotent. */
export const head: Verb<'HEAD', IdempotentRouteProps> = verb('HEAD');
/** OPTIONS; idempotent. */
export const options: Verb<'OPTIONS', IdempotentRouteProps> = verb('OPTIONS');
/** TRACE; idempotent. */
export const trace: Verb<'TRACE', IdempotentRouteProps> = verb('TRACE');
/** PUT; idempotent. */
export const put: Verb<'PUT', IdempotentRouteProps> = verb('PUT');
/** DELETE, a reserved word in TypeScript; idempotent. */
export const del: Verb<'DELETE', IdempotentRouteProps> = verb('DELETE');
/** POST; a repeat writes twice unless an idempotencyKey says otherwise. */
export const post: Verb<'POST', RouteProps> = verb('POST');
/** PATCH (RFC 5789); not idempotent. */
export const patch: Verb<'PATCH', RouteProps> = verb('PATCH');
/** CONNECT; not idempotent. */
export const connect: Verb<'CONNECT', RouteProps> = verb('CONNECT');

/** Every method of a path; treated as a write, because some of them are. */
export const anyMethod = <const P extends RouteProps = never>(
  path: Path,
  props?: P & CheckRoute<undefined, P> & ExactProps<P, RouteProps>,
): Route<NeedsBudget<P>, NeedsFeature<P>> => Route._of({ protocol: 'http', method: undefined, path, props });

/** A route whose method comes as a value. */
export const route = <const P extends MethodRouteProps>(
  props: P & CheckRoute<P['method'], P> & ExactProps<P, MethodRouteProps>,
): Route<NeedsBudget<P>, NeedsFeature<P>> => {
  const { method, path, ...rest }: Partial<MethodRouteProps> = props ?? {};
  return Route._of({ protocol: 'http', method: textOrKind(method), path, props: rest });
};

/** A gRPC method, `package.Service/Method`; not idempotent unless it is declared so. */
export const grpc = <const P extends GrpcRouteProps = never>(
  method: string,
  props?: P & CheckRoute<'a gRPC method', P> & ExactProps<P, GrpcRouteProps>,
): Route<NeedsBudget<P>, NeedsFeature<P>> => Route._of({ protocol: 'grpc', method: undefined, path: method, props });
