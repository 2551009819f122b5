import * as pulumi from '@pulumi/pulumi';
import type { Host, LateValue } from '../synth/host';
import { type LateSource, outputOf } from './input';

const isLate = (value: unknown): value is LateSource => pulumi.Output.isInstance(value) || value instanceof Promise;

const unknownYet: LateValue = { known: undefined, secret: false };

/** What an output is; in a preview it may never be known. */
async function ask(source: LateSource): Promise<LateValue> {
  let known: LateValue['known'];
  const asked: pulumi.Output<void> = outputOf(source).apply((value) => {
    known = { value };
  });
  // settles once the function above was called, or is known not to be
  const secret = await pulumi.isSecret(asked);
  return { known, secret };
}

/** The outputs and promises that a program was given, as they are met while it is read. */
export class Waiting implements Host {
  private readonly values = new Map<unknown, LateValue>();

  late(value: unknown): LateValue | undefined {
    if (!isLate(value)) return undefined;
    const known = this.values.get(value);
    if (known === undefined) this.values.set(value, unknownYet);
    return known ?? unknownYet;
  }

  /** Whether there is anything to wait for. */
  get waits(): boolean {
    return this.values.size > 0;
  }

  /** Waits until every value that was met is known, or is known to stay unknown in this preview. */
  async settle(): Promise<void> {
    const sources = [...this.values.keys()] as readonly LateSource[];
    const values = await Promise.all(sources.map(ask));
    sources.forEach((source, index) => {
      this.values.set(source, values[index]!);
    });
  }
}
