import { groupKindOf } from '../../../manifests/manifest';
import { type HttpMethod, httpMethods } from '../../../model/http-method';
import { countProblem } from './annotations';
import { kinds } from './kinds';
import type { HttpRule } from './matches';
import type { RequestRoute } from './parents';
import { statusesOf } from './retry-conditions';

type Annotations = Readonly<Record<string, string>> | undefined;

const names = {
  http: 'retry.linkerd.io/http',
  grpc: 'retry.linkerd.io/grpc',
  limit: 'retry.linkerd.io/limit',
  timeout: 'retry.linkerd.io/timeout',
} as const;

/** 0 reads as if nobody had said it. */
export const limitOf = (annotations: Annotations): number | undefined => {
  const text = annotations?.[names.limit];
  if (text === undefined || countProblem(65_535)(text) !== undefined) return undefined;
  return Number(text) === 0 ? undefined : Number(text);
};

/** One word of retries is enough to say all of them; those of the Service no longer hold for the route. */
export const saysRetries = (annotations: Annotations): boolean =>
  annotations?.[names.http] !== undefined ||
  annotations?.[names.grpc] !== undefined ||
  annotations?.[names.timeout] !== undefined ||
  limitOf(annotations) !== undefined;

/** The annotation that names conditions of retries for requests of HTTP, and for calls of gRPC. */
export const conditionsOf = (route: RequestRoute): { readonly key: string; readonly value: string } | undefined => {
  const key = groupKindOf(route) === kinds.grpcRoute ? names.grpc : names.http;
  const value = route.metadata.annotations?.[key];
  return value === undefined ? undefined : { key, value };
};

/** Whether a failure of which the application may already have acted is tried again; a 429 says that it has not. */
export const repeatsActions = (conditions: string): boolean =>
  conditions.split(',').some((word) => {
    const statuses = statusesOf(word);
    return statuses !== undefined && !(statuses[0] === 429 && statuses[1] === 429);
  });

/** What a client sends so that the same request twice is one. */
const idempotencyHeader = /^idempotency-key$|^x-idempotency-key$/i;

const isIdempotent = (method: string): boolean =>
  Object.hasOwn(httpMethods, method) && httpMethods[method as HttpMethod].idempotent;

/** The writes that a rule meets: a method that is none, or any. Undefined where it meets none. */
export function writesOf({ matches = [] }: HttpRule): string | undefined {
  if (matches.length === 0) return 'every method';
  for (const { method, headers = [] } of matches) {
    if (method !== undefined && isIdempotent(method)) continue;
    if (headers.some(({ name }) => idempotencyHeader.test(name))) continue;
    return method ?? 'every method';
  }
  return undefined;
}
