import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { type EngineEvent, LocalWorkspace, type Stack as PulumiStack } from '@pulumi/pulumi/automation';
import { type Cluster, cluster } from '../cluster/api-server';
import type { CrdSet } from '../cluster/crds';
import type { Harness } from '../harness/harness';
import { CommandFailure, commandOf } from './command';
import type { Asked } from './journal';
import { leftBy } from './listeners';
import { type Outcome, outcomeOf } from './outcome';
import { Provider } from './provider';
import { withRejections } from './rejections';
import { type Kept, resourcesOf } from './state';

/** What is declared when it runs. */
export type Program = () => void | Promise<void>;

/** What came of a command, and what the provider was asked for it. */
export interface Result extends Outcome {
  readonly asked: readonly Asked[];
  /** Events of the process to which the SDK still listens when the command is over. */
  readonly listening: readonly string[];
}

const project = 'conformance';

/** A stack of the real engine, with its state in a folder of the run, on the API server of the run. */
export class Stack {
  private constructor(
    readonly cluster: Cluster,
    private readonly provider: Provider,
    private readonly stack: PulumiStack,
  ) {}

  /** One of this name in a run, on the API server with the CRDs of a mesh. */
  static open(harness: Harness, name: string, crds: CrdSet = 'istio'): Promise<Stack> {
    return harness.once(`pulumi ${name}`, async () => {
      const its = await cluster(harness, crds);
      const provider = await Provider.open(its.api, await harness.ports.next());
      const folder = mkdtempSync(join(harness.folder, 'pulumi-'));
      const [workDir, pulumiHome, backend] = ['work', 'home', 'backend'].map((part) => join(folder, part)) as [
        string,
        string,
        string,
      ];
      for (const path of [workDir, pulumiHome, backend]) mkdirSync(path);
      const stack = await LocalWorkspace.createStack(
        { stackName: name, projectName: project, program: async () => undefined },
        {
          workDir,
          pulumiHome,
          pulumiCommand: await harness.once('pulumi', () => commandOf(harness)),
          envVars: {
            PULUMI_BACKEND_URL: `file://${backend}`,
            PULUMI_CONFIG_PASSPHRASE: '',
            PULUMI_SKIP_UPDATE_CHECK: 'true',
            PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true',
            PULUMI_DEBUG_PROVIDERS: `kubernetes:${provider.port}`,
          },
        },
      );
      // each is a process of the engine more for every command, and nobody here reads them
      Object.assign(stack, { outputs: async () => ({}), info: async () => undefined });
      return new Stack(its, provider, stack);
    });
  }

  /** What a command comes to. That it fails is a result too; that it cannot run is not. */
  private during(command: (onEvent: (event: EngineEvent) => void) => Promise<unknown>): Promise<Result> {
    const events: EngineEvent[] = [];
    const { journal } = this.provider;
    const before = journal.asked.length;
    const run = async (): Promise<Omit<Result, 'listening'>> => {
      let succeeded = true;
      try {
        await command((event) => events.push(event));
      } catch (error) {
        if (!(error instanceof CommandFailure) || events.length === 0) throw error;
        succeeded = false;
      }
      return { ...outcomeOf(events, succeeded), asked: journal.since(before) };
    };
    return withRejections(
      () => leftBy(run),
      ({ succeeded }) => succeeded,
    );
  }

  /** Brings the cluster to what the program declares. */
  up(program: Program): Promise<Result> {
    return this.during((onEvent) => this.stack.up({ program: async () => program(), onEvent, color: 'never' }));
  }

  /** Says what `up` would do. */
  preview(program: Program): Promise<Result> {
    return this.during((onEvent) => this.stack.preview({ program: async () => program(), onEvent, color: 'never' }));
  }

  /** Takes everything away that the stack has made. */
  destroy(): Promise<Result> {
    return this.during((onEvent) => this.stack.destroy({ onEvent, color: 'never' }));
  }

  /** The resources that the stack keeps. */
  async resources(): Promise<readonly Kept[]> {
    return resourcesOf(await this.stack.exportStack());
  }
}
