import * as pulumi from '@pulumi/pulumi';

declare module '../types/input' {
  interface InputKinds<T> {
    readonly pulumi: pulumi.Input<T>;
  }
}

/** A value that Pulumi knows when something else is done. */
export type LateSource = pulumi.Output<unknown> | Promise<unknown>;

/** Any of them as an output; the types of Pulumi know no output of an unknown value. */
export const outputOf = (source: unknown): pulumi.OutputInstance<unknown> =>
  pulumi.output(source as pulumi.Input<object>) as unknown as pulumi.OutputInstance<unknown>;
