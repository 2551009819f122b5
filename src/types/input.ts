/**
 * Kinds of values that a leaf of the props takes. Here plain ones alone; `cdk8s-mesh/pulumi` adds Pulumi's by declaration merging, so that
 * the props of the same constructs take them in a program that imports it.
 */
export interface InputKinds<T> {
  readonly plain: T;
}

/**
 * A leaf of the props: a value that chooses no object, name, host, route or rule, so that it may be known late. In a cdk8s program a plain
 * value; in a Pulumi program also an output of another resource.
 */
export type Input<T> = InputKinds<T>[keyof InputKinds<T>];
