import type { IConstruct } from 'constructs';
import type { ModelReader } from './model-reader';

/** Which models are read before which: a service asks for its namespace, a canary for its service. */
export const readingOrder = ['ZeroTrustNamespace', 'ResilientService', 'CanaryRelease'] as const;
export type ConceptKind = (typeof readingOrder)[number];

/** A construct that says something for the model. */
export interface Readable extends IConstruct {
  readonly _concept: ConceptKind;
  /** Hands what the construct says to the reader, as models. */
  _read(reader: ModelReader): void;
  /** Hands over what it says about others, once all have been read. */
  _link(reader: ModelReader): void;
}

/** Marks readable constructs by attribute, since a program may hold two copies of this package. */
export const readable = Symbol.for('cdk8s-mesh.readable');

export const isReadable = (node: IConstruct): node is Readable => readable in node;
