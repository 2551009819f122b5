/** `cdk8s-mesh check`: what a cluster would refuse, ignore or get wrong in manifests, whoever wrote them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { type Input, readInput } from '../manifests/input';
import type { Located, Report } from '../manifests/located';
import { reportOf } from '../manifests/report';
import { meshNamed, type NamedMesh } from '../validation/mesh-named';
import { type Arguments, type Format, readArguments, UsageError, usage } from './check/arguments';
import { BaselineError, baselineOf, fingerprintOf, readBaseline } from './check/baseline';
import { explain } from './check/explain';
import { fix } from './check/fix';
import { github } from './check/formats/github';
import { json } from './check/formats/json';
import { junit } from './check/formats/junit';
import { sarif } from './check/formats/sarif';
import { text } from './check/formats/text';

/** Where a command reads and writes. */
export interface Streams {
  readonly stdin: NodeJS.ReadableStream;
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  readonly isTerminal: boolean;
}

function checksOf(mesh: string): NamedMesh {
  const named = meshNamed(mesh);
  if ('problem' in named) throw new UsageError(`--mesh: ${named.problem}`);
  return named;
}

function print({ format, infos }: Arguments, report: Report, { texts }: Input, isTerminal: boolean): string {
  const lines = new Map<string, readonly string[]>();
  const linesOf = (file: string): readonly string[] | undefined => {
    const content = texts.get(file);
    if (content !== undefined && !lines.has(file)) lines.set(file, content.split(/\r?\n/));
    return lines.get(file);
  };
  const formats: Readonly<Record<Format, () => string>> = {
    text: () => text(report, { isColoured: isTerminal && process.env['NO_COLOR'] === undefined, infos, linesOf }),
    json: () => json(report),
    sarif: () => sarif(report),
    junit: () => junit(report),
    github: () => github(report),
  };
  return formats[format]();
}

function acceptedBy(file: string | undefined): ReadonlySet<string> {
  return file === undefined ? new Set() : readBaseline(readFileSync(file, 'utf8'), file);
}

/** Stdin is touched only where a path stands for it. */
const inputOf = (paths: readonly string[], streams: Streams): Promise<Input> =>
  readInput(paths, paths.includes('-') ? streams.stdin : undefined);

/** The former state has to be readable, or a change could not be told. */
async function formerly(paths: readonly string[], streams: Streams) {
  const { manifests, problems } = await inputOf(paths, streams);
  const fatal = problems.filter(({ severity }) => severity === 'error');
  if (fatal.length > 0) throw new UsageError(fatal.map(({ file, what }) => `--previous ${file}: ${what}`).join('\n'));
  return manifests;
}

async function run(given: Arguments, streams: Streams): Promise<number> {
  const { out, error, isTerminal } = streams;
  const checks = checksOf(given.mesh);
  if (given.explain !== undefined) {
    const found = explain(given.explain, checks.rules);
    if (found === undefined) throw new UsageError(`--explain ${given.explain}: no such code`);
    out(found);
    return 0;
  }
  const accepted = acceptedBy(given.baseline);
  const previous = await formerly(given.previous, streams);
  const read = await inputOf(given.paths, streams);
  const options = { ...checks, settings: { ...given.settings, version: checks.version }, previous };
  const isAccepted = (finding: Located): boolean => accepted.size > 0 && accepted.has(fingerprintOf(finding));
  const { input, diff, failed } = given.fix
    ? fix(read, options, isAccepted, { dryRun: given.dryRun, error })
    : { input: read, diff: undefined, failed: false };
  const report = reportOf(input, options, isAccepted);
  const { errors, warnings } = report.summary;
  const code = errors > 0 || (given.strict && warnings > 0) ? 1 : 0;
  if (diff !== undefined) {
    out(diff);
    return code;
  }
  if (given.writeBaseline !== undefined) {
    writeFileSync(given.writeBaseline, baselineOf(report.findings));
    error(`${given.writeBaseline}: ${report.findings.length} findings accepted\n`);
    return failed ? 2 : 0;
  }
  out(print(given, report, input, isTerminal));
  return failed ? 2 : code;
}

/** Runs the command; 0 clean or warnings only, 1 findings, 2 it could not run. */
export async function check(args: readonly string[], streams: Streams): Promise<number> {
  try {
    const given = readArguments(args);
    if (given.help) {
      streams.out(usage);
      return 0;
    }
    return await run(given, streams);
  } catch (error) {
    const isExpected =
      error instanceof UsageError ||
      error instanceof BaselineError ||
      (error as object & { code?: unknown }).code !== undefined;
    if (!isExpected) throw error;
    streams.error(`cdk8s-mesh check: ${(error as Error).message}\n`);
    return 2;
  }
}
