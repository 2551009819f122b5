/** What Linkerd's proxies know to retry on. Source: https://linkerd.io/2-edge/reference/retries/ */
const named: Readonly<Record<string, readonly [number, number]>> = { '5xx': [500, 599], 'gateway-error': [502, 504] };

const isStatus = (status: number): boolean => status >= 100 && status <= 599;

/** The statuses of one condition, the first and the last; undefined for what is none. */
export function statusesOf(word: string): readonly [first: number, last: number] | undefined {
  if (Object.hasOwn(named, word)) return named[word];
  const [, from, to] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(word) ?? [];
  if (from === undefined) return undefined;
  const [first, last] = [Number(from), Number(to ?? from)];
  return isStatus(first) && isStatus(last) && first <= last ? [first, last] : undefined;
}

export function httpConditionProblem(value: string): string | undefined {
  const word = value.split(',').find((one) => statusesOf(one) === undefined);
  return word === undefined ? undefined : `has '${word}', which is no condition`;
}

const grpcConditions: ReadonlySet<string> = new Set([
  'cancelled',
  'deadline-exceeded',
  'internal',
  'resource-exhausted',
  'unavailable',
]);

export const unknownGrpcCondition = (value: string): string | undefined =>
  value.split(',').find((word) => !grpcConditions.has(word));
