/** What becomes of a call: it arrives, the proxy answers in the server's place, or the connection ends. */
export type Verdict = 'let in' | 'denied' | 'cut off';

/** What a caller saw of a call, and how many requests a server saw. */
export interface Seen {
  /** Of the answer. */
  readonly status?: number;
  readonly grpcStatus?: number;
  /** Why there was none. */
  readonly broken?: string;
  readonly arrived: number;
}

const permissionDenied = 7;

/** Undefined where it fits none: an answer of which nothing is known at the server, or an error after it arrived. */
export function verdictOf({ status, grpcStatus = 0, broken, arrived }: Seen): Verdict | undefined {
  if (arrived > 0) return status === 200 && grpcStatus === 0 ? 'let in' : undefined;
  // a sidecar whose connection was cut answers 503
  if (broken !== undefined || status === 503) return 'cut off';
  return status === 403 || grpcStatus === permissionDenied ? 'denied' : undefined;
}

export function told({ status, grpcStatus, broken, arrived }: Seen): string {
  const answer = broken ?? `status ${status}${grpcStatus === undefined ? '' : `, grpc-status ${grpcStatus}`}`;
  return `${answer}, and ${arrived === 0 ? 'nothing arrived' : `${arrived} arrived`}`;
}
