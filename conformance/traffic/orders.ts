import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

/** What a request asks of the server that stands in for a pod. */
export interface Orders {
  readonly status?: number;
  /** Reads the body, then resets the connection. */
  readonly reset?: boolean;
  /** Refuses the stream unread, as HTTP/2 can. */
  readonly refuse?: boolean;
  /** Milliseconds before the answer. */
  readonly delay?: number;
  /** So many tries are treated so, and the next ones well. @default all */
  readonly first?: number;
}

export const orders = ({ status, reset, refuse, delay, first }: Orders): OutgoingHttpHeaders => ({
  ...(status === undefined ? {} : { 'x-stub-status': String(status) }),
  ...(reset === true ? { 'x-stub-reset': 'true' } : {}),
  ...(refuse === true ? { 'x-stub-refuse': 'true' } : {}),
  ...(delay === undefined ? {} : { 'x-stub-delay': String(delay) }),
  ...(first === undefined ? {} : { 'x-stub-first': String(first) }),
});

const asked = (headers: IncomingHttpHeaders): Required<Orders> => ({
  status: Number(headers['x-stub-status'] ?? 200),
  reset: headers['x-stub-reset'] === 'true',
  refuse: headers['x-stub-refuse'] === 'true',
  delay: Number(headers['x-stub-delay'] ?? 0),
  first: Number(headers['x-stub-first'] ?? Number.POSITIVE_INFINITY),
});

const well: Required<Orders> = { status: 200, reset: false, refuse: false, delay: 0, first: 0 };

/** What is asked of the n-th try, counted from 1. */
export const askedOf = (headers: IncomingHttpHeaders, n: number): Required<Orders> => {
  const all = asked(headers);
  return n > all.first ? well : all;
};
