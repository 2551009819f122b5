import type { Answered } from './client';

export interface Load {
  readonly sent: number;
  /** What went wrong, with the time since the start. */
  readonly failures: readonly string[];
  /** Sends no more, and comes back when the last answer is there. */
  stop(): Promise<void>;
}

/** Sends at a steady pace whatever happens, as users do: a slow answer does not hold back the next request. */
export function steadyLoad(send: () => Promise<Answered>, { everyMs = 20 } = {}): Load {
  const started = performance.now();
  const failures: string[] = [];
  const open = new Set<Promise<void>>();
  let sent = 0;
  const failed = (what: string): void => {
    failures.push(`${Math.round(performance.now() - started)} ms: ${what}`);
  };
  const timer = setInterval(() => {
    sent++;
    const one = send()
      .then(
        ({ status }) => {
          if (status !== 200) failed(`status ${status}`);
        },
        (error: unknown) => failed(String(error)),
      )
      .finally(() => open.delete(one));
    open.add(one);
  }, everyMs);
  return {
    get sent() {
      return sent;
    },
    failures,
    stop: async () => {
      clearInterval(timer);
      await Promise.all(open);
    },
  };
}
