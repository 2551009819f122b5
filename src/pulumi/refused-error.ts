import * as pulumi from '@pulumi/pulumi';
import type { Diagnostic } from '../diagnostics';

/** A program that is refused. It fails the program of Pulumi, which prints its message alone. */
export class RefusedError extends pulumi.RunError {
  constructor(
    message: string,
    /** All that was found. */
    readonly diagnostics: readonly Diagnostic[],
  ) {
    super(message);
    // whoever waits for the component fails with it, and Pulumi would print the stack of each
    this.stack = message;
  }
}
