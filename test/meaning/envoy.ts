import { type Failure, type Request, type Served, triedAgain } from './meaning';

/** What Envoy's router makes of its own words; Istio and Consul both speak to it. */

/** Resets that Envoy repeats on, by word of retry_on. A try that is cut by its own limit counts as a reset. */
const noAnswer: readonly Failure[] = [
  'no connection',
  'stream refused',
  'reset before the request',
  'reset without an answer',
  'try too slow',
];

const words: Readonly<Record<string, readonly Failure[]>> = {
  '5xx': ['answer 500', 'answer 502', 'answer 503', 'answer 504', ...noAnswer],
  'gateway-error': ['answer 502', 'answer 503', 'answer 504', ...noAnswer],
  reset: noAnswer,
  'reset-before-request': ['no connection', 'reset before the request'],
  'connect-failure': ['no connection'],
  'refused-stream': ['stream refused'],
  'retriable-4xx': ['answer 409'],
  cancelled: ['gRPC cancelled'],
  'deadline-exceeded': ['gRPC deadline-exceeded'],
  internal: ['gRPC internal'],
  'resource-exhausted': ['gRPC resource-exhausted'],
  unavailable: ['gRPC unavailable'],
  // the codes stand beside it
  'retriable-status-codes': [],
};

/** Tries beyond the first; `on` has words of retry_on and status codes. A try has no limit of its own without `perTry`. */
export function envoyRetries(tries: number, on: readonly string[], perTry: number | undefined): Served['again'] {
  const met = new Set<Failure>();
  for (const word of on) {
    const failuresOf = /^\d{3}$/.test(word) ? [`answer ${word}` as Failure] : words[word];
    if (failuresOf === undefined) throw new Error(`the reading does not know the condition '${word}'`);
    for (const failure of failuresOf) met.add(failure);
  }
  if (perTry === undefined) met.delete('try too slow');
  return triedAgain(tries, (failure) => met.has(failure));
}

/** Envoy matches a whole value with RE2. */
export const wholly = (regex: string, value: string): boolean => new RegExp(`^(?:${regex})$`).test(value);

/** A header of the request by its name in lower case; `:method` and such are none. */
export const headerOf = ({ headers }: Request, name: string): string | undefined => headers[name.toLowerCase()];
