import * as pulumi from '@pulumi/pulumi';
import type { Diagnostic } from '../diagnostics';

/** A program that is refused. Pulumi prints it beside the component, without a stack. */
export class RefusedError extends pulumi.ResourceError {
  constructor(
    message: string,
    component: pulumi.Resource,
    /** All that was found. */
    readonly diagnostics: readonly Diagnostic[],
  ) {
    super(message, component, true);
    // whoever waits for the component fails with it, and Pulumi would print the stack of each
    this.stack = message;
  }
}
