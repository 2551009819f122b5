import { describe, textOrKind } from '../../src/diagnostics';
import { competes, type HeaderMatch, isFieldName, normalizeHeader, showHeader } from '../../src/model/header-match';
import { httpMethods, isHttpMethod, withHead } from '../../src/model/http-method';
import { exact, type PathMatch, pathProblem } from '../../src/model/path-match';
import {
  conditionOf,
  conditionsFor,
  defaultAttempts,
  defaultBackoff,
  derivePerTryTimeout,
  followsTimeout,
  noRetry,
  provenConditions,
  type Retries,
  type RetryCondition,
} from '../../src/model/retry';
import type { RouteModel } from '../../src/model/route';
import type { KeysOf, PropsReader } from '../../src/synth/props-reader';
import type { GrpcRouteProps, IdempotentRouteProps, RetryProps, RouteInput } from './route';

const retryKeys: KeysOf<RetryProps> = { attempts: true, on: true, perTryTimeout: true, backoff: true };
const httpKeys: KeysOf<IdempotentRouteProps> = {
  timeout: true,
  headers: true,
  idempotencyKey: true,
  retries: true,
  notIdempotent: true,
};
const grpcKeys: KeysOf<GrpcRouteProps> = {
  timeout: true,
  headers: true,
  idempotencyKey: true,
  retries: true,
  idempotent: true,
};

export const isPathMatch = (value: unknown): value is PathMatch =>
  typeof value === 'object' &&
  value !== null &&
  ['Exact', 'Prefix', 'Template'].includes((value as PathMatch).kind) &&
  typeof (value as PathMatch).value === 'string';

/** A text is an exact path. */
export function readPath(given: unknown, at: string, reader: PropsReader): PathMatch | undefined {
  const path = typeof given === 'string' ? exact(given) : given;
  if (!isPathMatch(path))
    return reader.refuse('MESH2010', at, { path: textOrKind(given), reason: 'it is no path at all' });
  const reason = pathProblem(path);
  return reason === undefined ? path : reader.refuse('MESH2010', at, { path: path.value, reason });
}

export const isHeaderMatch = (value: unknown): value is HeaderMatch =>
  typeof value === 'object' &&
  value !== null &&
  ['Exact', 'Present', 'Cookie'].includes((value as HeaderMatch).kind) &&
  typeof (value as HeaderMatch).name === 'string' &&
  isFieldName((value as HeaderMatch).name) &&
  ((value as HeaderMatch).kind === 'Present' || typeof (value as { value?: unknown }).value === 'string');

const expectedHeader = "header('x-canary', 'true'), header('x-canary') or cookie('beta', 'yes')";

interface Meaning {
  readonly protocol: 'http' | 'grpc';
  /** What the route is called in a finding. */
  readonly label: string;
  readonly harmless: boolean;
}

function readConditions(reader: PropsReader, meaning: Meaning): readonly RetryCondition[] {
  const names: RetryCondition[] = [];
  for (const { item, at } of reader.list('on', "a list of conditions, such as ['connect-failure']")) {
    const name = typeof item === 'number' ? String(item) : textOrKind(item);
    const condition = conditionOf(name);
    const field = at.slice(at.indexOf('on['));
    if (condition === undefined || !(condition.protocols as readonly string[]).includes(meaning.protocol)) {
      const conditions = conditionsFor(meaning.protocol).join(', ');
      reader.refuse('MESH2008', field, { condition: name, protocol: meaning.protocol, conditions });
    } else if (!condition.proven && !meaning.harmless) {
      reader.refuse('MESH2003', field, { method: meaning.label, condition: name });
    } else if (!names.includes(name as RetryCondition)) names.push(name as RetryCondition);
  }
  const given = reader.raw('on');
  if (Array.isArray(given) && given.length === 0) reader.refuse('MESH2002', 'on', {});
  if (!reader.has('on')) reader.mismatch('on', "a list of conditions, such as ['connect-failure']");
  return names;
}

function readRetries(route: PropsReader, meaning: Meaning, timeout: number | undefined): Retries {
  if (route.raw('retries') === 'off') return noRetry;
  const reader = route.object('retries', retryKeys);
  if (reader === undefined) return provenRetries(meaning.protocol);
  const zero = reader.raw('attempts') === 0;
  if (zero) reader.refuse('MESH2001', 'attempts', {});
  if (!reader.has('attempts')) reader.mismatch('attempts', 'a number of tries beyond the first');
  const attempts = (zero ? undefined : reader.integer('attempts', 1, 10)) ?? defaultAttempts;
  const conditions = readConditions(reader, meaning);
  const backoff = reader.duration('backoff') ?? defaultBackoff;
  const derived =
    timeout === undefined || !followsTimeout(conditions) ? undefined : derivePerTryTimeout(timeout, attempts, backoff);
  const perTryTimeout = reader.duration('perTryTimeout') ?? derived;
  return { kind: 'Retry', attempts, conditions, perTryTimeout, backoff };
}

const provenRetries = (protocol: 'http' | 'grpc'): Retries => ({
  kind: 'Retry',
  attempts: defaultAttempts,
  conditions: provenConditions(protocol),
  perTryTimeout: undefined,
  backoff: defaultBackoff,
});

function readKey(reader: PropsReader): string | undefined {
  const key = reader.value('idempotencyKey', 'the name of a header', (v): v is string => typeof v === 'string');
  if (key === undefined) return undefined;
  if (key.trim() === '') return reader.refuse('MESH2004', 'idempotencyKey', {});
  return isFieldName(key) ? key.toLowerCase() : reader.mismatch('idempotencyKey', 'the name of a header');
}

/** The path that a gRPC method is sent to, which is a POST over HTTP/2. */
function readGrpcPath(given: unknown, reader: PropsReader): PathMatch | undefined {
  if (typeof given === 'string' && /^[\w.]+\/\w+$/.test(given)) return exact(`/${given}`);
  return reader.refuse('MESH2011', '', { method: textOrKind(given) });
}

function readMethods(input: RouteInput, reader: PropsReader): readonly string[] | undefined {
  if (input.protocol === 'grpc') return ['POST'];
  if (input.method === undefined) return [];
  if (!isHttpMethod(input.method)) return reader.refuse('MESH2012', '', { method: input.method });
  return withHead([input.method]);
}

function labelOf(input: RouteInput): string {
  if (input.protocol === 'grpc') return 'a gRPC method';
  return input.method ?? 'any method';
}

/**
 * The routes that one declaration means: one, or two where an idempotency key makes a repeat harmless: the requests that
 * carry it, and the others under the rule for writes.
 */
export function readRoute(
  input: RouteInput,
  at: string,
  readProps: (given: unknown, keys: Readonly<Record<string, true>>, at: string) => PropsReader,
): readonly RouteModel[] {
  const { protocol } = input;
  const reader = readProps(input.props ?? {}, protocol === 'grpc' ? grpcKeys : httpKeys, at);
  const methods = readMethods(input, reader);
  const path = protocol === 'grpc' ? readGrpcPath(input.path, reader) : readPath(input.path, '', reader);
  const headers = reader
    .list('headers', 'a list of header matches')
    .map(({ item, at: place }) =>
      isHeaderMatch(item)
        ? normalizeHeader(item)
        : reader.refuse('MESH1002', place.slice(place.lastIndexOf('headers[')), {
            prop: 'headers',
            expected: expectedHeader,
            got: describe(item),
          }),
    )
    .filter((h): h is HeaderMatch => h !== undefined);
  const other = headers.find((h, i) => headers.slice(0, i).some((before) => competes(before, h)));
  if (other !== undefined) {
    const got = `${showHeader(other)} beside another value of it`;
    reader.refuse('MESH1002', 'headers', { prop: 'headers', expected: 'one value of each header', got });
  }
  const key = readKey(reader);
  const byMethod = input.method !== undefined && isHttpMethod(input.method) && httpMethods[input.method].idempotent;
  const notIdempotent = reader.flag('notIdempotent');
  const declared = reader.flag('idempotent');
  if (notIdempotent && (declared || key !== undefined)) reader.refuse('MESH2013', 'notIdempotent', {});
  const harmless = key !== undefined || declared || (byMethod && !notIdempotent);
  const timeout = reader.duration('timeout');
  const retries = readRetries(reader, { protocol, label: labelOf(input), harmless }, timeout);
  if (methods === undefined || path === undefined) return [];
  const base = { kind: 'Route', at, protocol, methods, path, timeout } as const;
  if (key === undefined) return [{ ...base, headers, retries }];
  return [
    { ...base, headers: [...headers, { kind: 'Present', name: key }], retries },
    { ...base, headers, retries: retries.kind === 'Off' ? noRetry : provenRetries(protocol) },
  ];
}

/** What no declared route names: a write on every path, for all that is known. */
export const catchAllRoute = (protocol: 'http' | 'grpc'): RouteModel => ({
  kind: 'Route',
  at: '',
  protocol,
  methods: [],
  path: undefined,
  headers: [],
  timeout: undefined,
  retries: provenRetries(protocol),
});
