import type { PulumiCommand } from '@pulumi/pulumi/automation';
import { parse } from 'semver';
import type { Harness } from '../harness/harness';

export const pulumiNeeds = { pulumi: ['pulumi'] } as const;

/** A command of the engine that failed, with all that it said. */
export class CommandFailure extends Error {
  constructor(command: string, stdout: string, stderr: string) {
    super([`pulumi ${command} failed:`, stdout, stderr].map((text) => text.trim()).join('\n'));
  }
}

/** The engine as the Automation API calls it. Each call is a process of the run, which ends it, and not of that API. */
export async function commandOf({ processes, engine, folder }: Harness): Promise<PulumiCommand> {
  const command = engine('pulumi');
  const run = async (args: readonly string[], cwd: string, env: Readonly<Record<string, string>>) => {
    const all = args.includes('--non-interactive') ? args : [...args, '--non-interactive'];
    const more = { ...env, PULUMI_AUTOMATION_API: 'true' };
    const { code, stdout, stderr } = await processes.run({ name: 'pulumi', command, args: all, cwd, env: more });
    if (code !== 0) throw new CommandFailure(args.join(' '), stdout, stderr);
    return { code, stdout, stderr };
  };
  const { stdout } = await run(['version'], folder, { PULUMI_SKIP_UPDATE_CHECK: 'true' });
  const made = { command, version: parse(stdout.trim()), run };
  return made;
}
