import { Construct } from 'constructs';
import type { ModelReader } from './model-reader';
import { registryOf } from './registry';
import { validate } from './validate';

/** Which models are read before which: a service asks for its namespace, a canary for its service. */
export const readingOrder = ['ZeroTrustNamespace', 'ResilientService', 'CanaryRelease'] as const;
export type ConceptKind = (typeof readingOrder)[number];

const brand = Symbol.for('cdk8s-mesh.construct');

/** The base of what users write. It refuses through the validation of cdk8s, before anything is written. */
export abstract class MeshConstruct extends Construct {
  /** By attribute, since a program may hold two copies of this package. */
  static is(value: object): value is MeshConstruct {
    return brand in value;
  }

  /** Which concept this is. @internal */
  abstract readonly _concept: ConceptKind;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    Object.defineProperty(this, brand, { value: true });
    this._declared();
    this.node.addValidation({ validate: () => validate(this) });
  }

  /** Says that the construct says something new. @internal */
  protected _declared(): void {
    registryOf(this).revision++;
  }

  /** Hands what the construct says to the reader, as models. @internal */
  abstract _read(reader: ModelReader): void;

  /** Hands over what it says about others, once all have been read. @internal */
  _link(_reader: ModelReader): void {}
}
