import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Interruption } from './interruption';
import { SynthProblem } from './problem';

/** What a run of cdk8s synth left. */
export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How long a program may take to end when it is told to. */
const grace = 2_000;

function binOf(name: string): string {
  let manifest: string;
  try {
    manifest = require.resolve(`${name}/package.json`);
  } catch {
    throw new SynthProblem(`${name} is not installed: run npm ci`, 2);
  }
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin: Record<string, string> };
  return join(dirname(manifest), Object.values(bin)[0]!);
}

function environment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env, npm_config_update_notifier: 'false', npm_config_loglevel: 'error' };
  // cdk8s reads its flags from here too; what they say is in the settings
  for (const flag of ['APP', 'OUTPUT', 'STDOUT']) delete env[`CDK8S_${flag}`];
  return env;
}

/** The program runs in a process group of its own, so that whatever it started ends with it. */
function kill(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    process.kill(-child.pid!, signal);
  } catch {
    // it has ended
  }
}

/** Runs cdk8s synth with these arguments; a signal that comes is handed on. */
export function runCdk8s(args: readonly string[], interruption: Interruption): Promise<Run> {
  const command = [binOf('cdk8s-cli'), 'synth', '--no-check-upgrade', ...args];
  const env = environment();
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, command, { detached: true, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let timer: NodeJS.Timeout | undefined;
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    child.on('error', fail);
    child.on('close', (code) => {
      clearTimeout(timer);
      interruption.tell(undefined);
      done({ code: code ?? 1, stdout, stderr });
    });
    interruption.tell((signal) => {
      kill(child, signal);
      timer ??= setTimeout(() => kill(child, 'SIGKILL'), grace);
    });
  });
}
