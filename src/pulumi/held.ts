import * as pulumi from '@pulumi/pulumi';
import { RefusedError } from './refused-error';

const textOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/**
 * Fails the program of Pulumi at its end, whoever handles the error: an engine that is told that the program is whole takes what did not
 * register for removed, and deletes it.
 */
export function neverWhole(error: unknown): void {
  const { runtime } = pulumi;
  // a program that runs inline would tell it even after errors
  const signalAndWaitForShutdown = (): never => {
    throw error;
  };
  Object.assign(runtime.getMonitor() ?? {}, { signalAndWaitForShutdown });
  // only in a process of its own: there a rejection that nobody handles makes the exit code
  if (runtime.hasEngine()) void Promise.reject(error);
}

/** Keeps the program from ending before a component that waits is done. One that fails ends the program as failed. */
export function held<T>(work: Promise<T>, component: pulumi.Resource): Promise<T> {
  const done = pulumi.runtime.rpcKeepAlive();
  work.then(done, (error: unknown) => {
    if (!(error instanceof RefusedError)) void pulumi.log.error(textOf(error), component);
    neverWhole(error);
    done();
  });
  return work;
}
