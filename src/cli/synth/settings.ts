import { existsSync, readFileSync } from 'node:fs';
import { normalize } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { SynthProblem } from './problem';

export const usage = `Usage: npm run synth -- [--app COMMAND] [--output DIR | --stdout] [options of cdk8s synth]

Synthesizes the app of cdk8s.yaml. The output folder is replaced whole, and only when everything is in order.

  -a, --app COMMAND   the program (app in cdk8s.yaml)
  -o, --output DIR    the folder to replace (output in cdk8s.yaml, or dist)
  -p, --stdout        write one stream of YAML to stdout, and no folder
  --help              show this text

Handed on to cdk8s synth: --[no-]validate, --validation-reports-output-file, --plugins-dir, --format,
--chart-api-version, --chart-version.
`;

const ours = {
  app: { type: 'string', short: 'a' },
  output: { type: 'string', short: 'o' },
  stdout: { type: 'boolean', short: 'p' },
  help: { type: 'boolean' },
} as const;
const handedOn = {
  validate: { type: 'boolean' },
  'no-validate': { type: 'boolean' },
  'validation-reports-output-file': { type: 'string' },
  'plugins-dir': { type: 'string' },
  format: { type: 'string' },
  'chart-api-version': { type: 'string' },
  'chart-version': { type: 'string' },
} as const;

export interface Settings {
  readonly help: boolean;
  readonly app: string;
  /** The output folder as the user names it. */
  readonly output: string;
  readonly stdout: boolean;
  /** Arguments for cdk8s synth. */
  readonly rest: readonly string[];
}

function parseFlags(args: string[]) {
  try {
    return parseArgs({ args, options: { ...ours, ...handedOn } }).values;
  } catch (error) {
    throw new SynthProblem(`${(error as Error).message}\n\n${usage}`, 2);
  }
}

function readConfig(): Record<string, unknown> {
  if (!existsSync('cdk8s.yaml')) return {};
  let config: unknown;
  try {
    config = parse(readFileSync('cdk8s.yaml', 'utf8'));
  } catch (error) {
    throw new SynthProblem(`cdk8s.yaml: ${(error as Error).message}`, 2);
  }
  if (config === null) return {};
  if (typeof config === 'object' && !Array.isArray(config)) return config as Record<string, unknown>;
  throw new SynthProblem('cdk8s.yaml is no mapping', 2);
}

/** What to do, from the flags, the environment (as cdk8s reads it) and cdk8s.yaml, in this order. */
export function readSettings(args: string[], env: NodeJS.ProcessEnv): Settings {
  const flags = parseFlags(args);
  const config = readConfig();
  const text = (key: 'app' | 'output'): string | undefined => {
    const value = flags[key] ?? env[`CDK8S_${key.toUpperCase()}`] ?? config[key] ?? undefined;
    if (value === undefined || (typeof value === 'string' && value !== '')) return value;
    throw new SynthProblem(`${key} must be a text that is not empty`, 2);
  };
  const app = text('app');
  const help = flags.help === true;
  if (app === undefined && !help) throw new SynthProblem('there is no program: cdk8s.yaml has no app, and no --app', 2);
  const stdout = flags.stdout ?? env['CDK8S_STDOUT'] === 'true';
  if (flags.stdout && flags.output !== undefined) throw new SynthProblem('--stdout writes no folder: drop --output', 2);
  const rest = Object.keys(handedOn).flatMap((key) => {
    const value = flags[key as keyof typeof handedOn];
    return value === undefined ? [] : [`--${key}`, ...(value === true ? [] : [String(value)])];
  });
  return { help, app: app ?? '', output: normalize(text('output') ?? 'dist').replace(/(?<=.)\/$/, ''), stdout, rest };
}
