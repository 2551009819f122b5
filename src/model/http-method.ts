/**
 * The methods of RFC 9110 (section 9) and RFC 5789, and whether a repeat has the effect of one request
 * (RFC 9110, section 9.2.2). A table, because retries, allow rules and types all hang on it.
 */
export const httpMethods = {
  CONNECT: { idempotent: false },
  DELETE: { idempotent: true },
  GET: { idempotent: true },
  HEAD: { idempotent: true },
  OPTIONS: { idempotent: true },
  PATCH: { idempotent: false },
  POST: { idempotent: false },
  PUT: { idempotent: true },
  TRACE: { idempotent: true },
} as const;

export type HttpMethod = keyof typeof httpMethods;

/** The methods of which a repeat is harmless. */
export type IdempotentMethod = {
  [M in HttpMethod]: (typeof httpMethods)[M]['idempotent'] extends true ? M : never;
}[HttpMethod];

export const isHttpMethod = (value: unknown): value is HttpMethod =>
  typeof value === 'string' && Object.hasOwn(httpMethods, value);

/** GET implies HEAD: a server that answers one answers the other (RFC 9110, section 9.3.2). */
export const withHead = (methods: readonly string[]): readonly string[] =>
  methods.includes('GET') && !methods.includes('HEAD') ? [...methods, 'HEAD'].sort() : methods;
