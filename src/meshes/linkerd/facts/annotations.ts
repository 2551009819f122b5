import { httpConditionProblem, unknownGrpcCondition } from './retry-conditions';

type Annotations = Readonly<Record<string, string>>;

/** What is wrong with a value, in words; undefined for one that is read. */
export type Problem = (value: string) => string | undefined;

const unit = /^(\+?\d+)(ms|s|m|h|d)$/;

/** A whole number and one unit; 0 needs none. */
export function durationProblem(value: string): string | undefined {
  const text = value.trim();
  if (/^\+?0+$/.test(text) || unit.test(text)) return undefined;
  if (/^\d+$/.test(text)) return 'has no unit';
  if (/^\d+\.\d+\w+$/.test(text)) return 'is no whole number';
  return 'is no number with one unit (ms, s, m, h, d)';
}

const milliseconds: Readonly<Record<string, number>> = { ms: 1, s: 1e3, m: 60e3, h: 3600e3, d: 86_400e3 };

/** The milliseconds of a duration that is one. */
export function durationOf(value: string): number | undefined {
  if (durationProblem(value) !== undefined) return undefined;
  const [, size = '0', scale = 'ms'] = unit.exec(value.trim()) ?? [];
  return Number(size) * milliseconds[scale]!;
}

/** A whole number from 0 that is not above a bound. */
export const countProblem =
  (most: number): Problem =>
  (value) =>
    !/^\+?\d+$/.test(value) ? 'is no whole number' : Number(value) > most ? `is above ${most}` : undefined;

const statuses: Problem = (value) => httpConditionProblem(value);
const grpcStatuses: Problem = (value) => {
  const word = unknownGrpcCondition(value);
  return word === undefined ? undefined : `has '${word}', which is no condition`;
};

const retryShared: Readonly<Record<string, Problem>> = {
  'retry.linkerd.io/limit': countProblem(65_535),
  'retry.linkerd.io/timeout': durationProblem,
};
const httpRetries: Readonly<Record<string, Problem>> = { 'retry.linkerd.io/http': statuses, ...retryShared };
const grpcRetries: Readonly<Record<string, Problem>> = { 'retry.linkerd.io/grpc': grpcStatuses, ...retryShared };
const timeouts: Readonly<Record<string, Problem>> = {
  'timeout.linkerd.io/request': durationProblem,
  'timeout.linkerd.io/response': durationProblem,
  'timeout.linkerd.io/idle': durationProblem,
};

/** What is read from an HTTPRoute, a GRPCRoute and a Service. */
export const readFrom = {
  http: { ...httpRetries, ...timeouts },
  grpc: { ...grpcRetries, ...timeouts },
  service: { ...httpRetries, ...grpcRetries, ...timeouts },
} as const;

/** The annotations that cannot be read, each with why. */
export function* unreadable(
  annotations: Annotations | undefined,
  known: Readonly<Record<string, Problem>>,
): Generator<{ readonly key: string; readonly value: string; readonly problem: string }> {
  for (const [key, value] of Object.entries(annotations ?? {})) {
    const problem = Object.hasOwn(known, key) ? known[key]!(value) : undefined;
    if (problem !== undefined) yield { key, value, problem };
  }
}
