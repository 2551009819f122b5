import { App, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { isBelow } from '../common/is-below';

/** Writes a program into a chart; what it returns are the outputs of the component. */
export type Builder<Result> = (scope: Chart) => Result | Promise<Result>;

/** A program, and which of its constructs are a component's. */
export interface Source {
  readonly root: IConstruct;
  readonly within: IConstruct;
  /** What the builder returned. */
  readonly result: unknown;
}

/** Trees that were built elsewhere. */
const trees = new WeakMap<object, IConstruct>();

/** A tree that is there already, in the place of a builder. */
export function treeOf(tree: IConstruct): Builder<unknown> {
  const builder = (): undefined => undefined;
  trees.set(builder, tree);
  return builder;
}

/** The program of a builder, in a chart of the component's name; at once where the builder is not async. */
export function sourceOf(build: unknown, name: string): Source | Promise<Source> {
  if (typeof build !== 'function') throw new Error(`new Mesh('${name}', …) needs a function that writes the program`);
  const tree = trees.get(build);
  if (tree !== undefined) return { root: tree.node.root, within: tree, result: undefined };
  const app = new App();
  const result: unknown = build(new Chart(app, name));
  const source = (of: unknown): Source => ({ root: app, within: app, result: of });
  return result instanceof Promise ? result.then(source) : source(result);
}

/** Whether a construct is one of the component's. */
export const isWithin = ({ within: { node } }: Source, path: string): boolean => isBelow(path, node.path);
