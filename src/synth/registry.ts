import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Diagnostic } from '../diagnostics';

/** The outcome of the last run over a tree, kept while the tree stays as it is. */
export interface Outcome {
  readonly revision: number;
  /** Nodes of the tree after the run. */
  readonly nodes: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly refused: boolean;
  /** Findings of each construct, as cdk8s prints them behind its path; empty unless refused. */
  readonly messages: ReadonlyMap<string, readonly string[]>;
  /** Path of the mesh construct that cdk8s validates first, which looks for changes of the tree. */
  readonly leader: string;
}

/** What is known about one tree. */
export interface Registry {
  /** Grows with every declaration, so that an outcome can be told to be stale. */
  revision: number;
  outcome: Outcome | undefined;
  /** The objects of the last run, taken away before the next. */
  made: readonly ApiObject[];
}

const key = Symbol.for('cdk8s-mesh.registry');

/** The registry of the tree that a construct stands in. */
export function registryOf(construct: IConstruct): Registry {
  const root = construct.node.root as IConstruct & { [key]?: Registry };
  if (root[key] === undefined) {
    const registry: Registry = { revision: 0, outcome: undefined, made: [] };
    Object.defineProperty(root, key, { value: registry });
  }
  return root[key]!;
}
