/** What a provider is asked about a resource. */
export type Method = 'check' | 'diff' | 'create' | 'read' | 'update' | 'delete';

/** Something that the engine asked of the provider, with its times in milliseconds. */
export interface Asked {
  readonly method: Method;
  readonly urn: string;
  readonly preview: boolean;
  readonly started: number;
  readonly ended: number;
  /** Why it was refused. */
  readonly refused?: string;
}

/** Everything that the engine asks, in the order in which it asks. */
export class Journal {
  private readonly all: Asked[] = [];

  /** Does what is asked, and keeps when. */
  async during<T>(method: Method, urn: string, preview: boolean, work: () => Promise<T>): Promise<T> {
    const started = performance.now();
    const index = this.all.push({ method, urn, preview, started, ended: Number.POSITIVE_INFINITY }) - 1;
    const end = (more: { readonly refused?: string }): void => {
      this.all[index] = { ...this.all[index]!, ended: performance.now(), ...more };
    };
    try {
      const result = await work();
      end({});
      return result;
    } catch (error) {
      end({ refused: error instanceof Error ? error.message : String(error) });
      throw error;
    }
  }

  get asked(): readonly Asked[] {
    return this.all;
  }

  /** What was asked since so many had been asked. */
  since(count: number): readonly Asked[] {
    return this.all.slice(count);
  }
}

/** One resource and another that it needs, as URNs. */
export type Need = readonly [resource: string, needs: string];

/** What was made before that what it needs stood, and what was taken away before that what needs it was gone. */
export function outOfOrder(asked: readonly Asked[], needs: readonly Need[]): readonly string[] {
  const of = (method: Method, urn: string): Asked | undefined =>
    asked.find((one) => one.method === method && one.urn === urn && !one.preview);
  const late = (method: Method, first: string, second: string): readonly string[] => {
    const [before, after] = [of(method, first), of(method, second)];
    if (before === undefined || after === undefined || before.ended <= after.started) return [];
    return [`${method} of ${second} began before that of ${first} had ended`];
  };
  return needs.flatMap(([resource, needed]) => [
    ...late('create', needed, resource),
    ...late('delete', resource, needed),
  ]);
}
