import * as pulumi from '@pulumi/pulumi';
import { RefusedError } from './refused-error';

const textOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/**
 * Keeps the program from ending before a component that waits is done. One that fails ends the program as failed: else Pulumi, which does
 * not look at a component's promise, would take what did not register for removed, and delete it.
 */
export function held<T>(work: Promise<T>, component: pulumi.Resource): Promise<T> {
  // resolves a promise that Pulumi awaits before it tells the engine that the program is whole
  const done = pulumi.runtime.rpcKeepAlive() as (outcome?: Promise<never>) => void;
  work.then(
    () => done(),
    (error: unknown) => {
      if (!(error instanceof RefusedError)) void pulumi.log.error(textOf(error), component);
      // under mocks nobody awaits it
      done(pulumi.runtime.hasEngine() ? Promise.reject(error) : undefined);
    },
  );
  return work;
}
