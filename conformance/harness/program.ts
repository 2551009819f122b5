import { UsageError } from './arguments';

/** Ends the process with what the work comes to: 1 where it fails, 2 where the command line is wrong. */
export function program(work: () => Promise<number>, say: (line: string) => void): void {
  work().then(
    (code) => process.exit(code),
    (error: unknown) => {
      say(error instanceof UsageError ? error.message : String(error instanceof Error ? error.stack : error));
      process.exit(error instanceof UsageError ? 2 : 1);
    },
  );
}
