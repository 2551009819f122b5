import { Interrupted } from './problem';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Keeps the signals that would end this process from ending it half-way. */
export class Interruption {
  private received: NodeJS.Signals | undefined;
  private listener: ((signal: NodeJS.Signals) => void) | undefined;

  constructor() {
    for (const signal of signals) {
      process.on(signal, () => {
        this.received ??= signal;
        this.listener?.(signal);
      });
    }
  }

  /** Who is told of the signals from now on. */
  tell(listener: ((signal: NodeJS.Signals) => void) | undefined): void {
    this.listener = listener;
    if (this.received !== undefined) listener?.(this.received);
  }

  /** Throws where a signal has come. */
  check(): void {
    if (this.received !== undefined) throw new Interrupted(this.received);
  }
}
