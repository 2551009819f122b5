import type * as pulumi from '@pulumi/pulumi';
import type { Manifest } from '../synth/harness';

/** Mocks that remember what registered. */
export class Registrations implements pulumi.runtime.Mocks {
  readonly resources: pulumi.runtime.MockResourceArgs[] = [];
  private readonly waiting: (() => void)[] = [];

  newResource(args: pulumi.runtime.MockResourceArgs): pulumi.runtime.MockResourceResult {
    this.resources.push(args);
    for (const look of this.waiting) look();
    return { id: args.name, state: args.inputs };
  }

  call({ inputs }: pulumi.runtime.MockCallArgs): pulumi.runtime.MockCallResult {
    return inputs;
  }

  /** Objects of Kubernetes, as they registered. */
  get objects(): readonly Manifest[] {
    return this.resources.filter(({ type }) => type.startsWith('kubernetes:')).map(({ inputs }) => inputs);
  }

  get names(): readonly string[] {
    return this.resources.map(({ type, name }) => `${type} ${name}`);
  }

  /** Settles once so many objects have registered. */
  all(count: number): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (this.objects.length >= count) resolve();
      };
      this.waiting.push(look);
      look();
    });
  }
}

/** What Pulumi's log says during each test of the file; without an engine it goes to the console. */
export function captureLog(): () => string {
  const said: string[] = [];
  const hear = (text: unknown): void => {
    said.push(String(text));
  };
  beforeEach(() => {
    said.length = 0;
    jest.spyOn(console, 'log').mockImplementation(hear);
    jest.spyOn(console, 'warn').mockImplementation(hear);
    jest.spyOn(console, 'error').mockImplementation(hear);
  });
  afterEach(() => jest.restoreAllMocks());
  return () => said.join('\n');
}
