import { Construct } from 'constructs';
import type { ModelReader } from './model-reader';
import { type ConceptKind, type Readable, readable } from './readable';
import { registryOf } from './registry';
import { validate } from './validate';

/** The base of what users write. It refuses through the validation of cdk8s, before anything is written. */
export abstract class MeshConstruct extends Construct implements Readable {
  /** Which concept this is. @internal */
  abstract readonly _concept: ConceptKind;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    Object.defineProperty(this, readable, { value: true });
    this._declared();
    this.node.addValidation({ validate: () => validate(this) });
  }

  /** Says that the construct says something new. @internal */
  protected _declared(): void {
    registryOf(this).revision++;
  }

  /** @internal */
  abstract _read(reader: ModelReader): void;

  /** @internal */
  _link(_reader: ModelReader): void {}
}
