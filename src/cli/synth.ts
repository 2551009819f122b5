import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { plural } from '../common/plural';
import { runCdk8s } from './synth/cdk8s';
import { Interruption } from './synth/interruption';
import { countObjects, type Files, manifestsOf, Output, readFiles } from './synth/output';
import { Interrupted, SynthProblem } from './synth/problem';
import { refusalOf } from './synth/refusal';
import { readSettings, type Settings, usage } from './synth/settings';
import { write } from './write';

const sizeOf = (files: Files): string =>
  `${plural(manifestsOf(files).length, 'file')}, ${plural(countObjects(files), 'object')}`;

/** What the CLI of cdk8s reports on stdout apart from its progress: findings of validation plugins. */
const reportOf = (stdout: string, folder: string, output: string): string =>
  stdout
    .replaceAll(folder, output)
    .split('\n')
    .filter((line) => line !== 'Synthesizing application' && !line.startsWith(`  - ${output}/`))
    .join('\n')
    .trim();

/** Synthesizes into the folder, or throws what is wrong. What the program reports goes to stderr. */
async function synthesize({ app, rest }: Settings, folder: string, output: string, interruption: Interruption) {
  const run = await runCdk8s(['--app', app, '--output', folder, ...rest], interruption);
  interruption.check();
  const report = reportOf(run.stdout, folder, output);
  if (run.code !== 0) {
    const refusal = [report, refusalOf(run.stderr.replaceAll(folder, output))].filter((text) => text !== '').join('\n');
    throw new SynthProblem(refusal === '' ? `the program ended with ${run.code} and said nothing: ${app}` : refusal);
  }
  if (report !== '') process.stderr.write(`${report}\n`);
  process.stderr.write(run.stderr.replace(/^No manifests synthesized\n/m, ''));
}

/** Refuses an empty result: what is applied from it would take everything away. */
function checkSize(files: Files): void {
  if (countObjects(files) === 0) throw new SynthProblem('the program wrote no objects');
}

async function toFolder(settings: Settings, interruption: Interruption): Promise<void> {
  const output = new Output(settings.output);
  try {
    await synthesize(settings, output.fresh, settings.output, interruption);
    checkSize(readFiles(output.fresh));
    const files = output.replace();
    console.error(`${settings.output}/: ${sizeOf(files)}`);
  } finally {
    output.close();
  }
}

const endLine = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);

/** cdk8s synth --stdout would empty the output folder, and write several files without a separator. */
async function toStdout(settings: Settings, interruption: Interruption): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'cdk8s-mesh-'));
  try {
    const folder = join(work, 'stdout');
    await synthesize(settings, folder, 'stdout', interruption);
    const files = readFiles(folder);
    checkSize(files);
    write(1, manifestsOf(files).map(endLine).join('---\n'));
    console.error(`stdout: ${sizeOf(files)}`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function main(args: string[]): Promise<number> {
  let kept = '';
  try {
    const settings = readSettings(args, process.env);
    if (settings.help) {
      console.log(usage);
      return 0;
    }
    const interruption = new Interruption();
    kept = settings.stdout ? 'nothing was written' : `nothing was written, ${settings.output}/ is as it was`;
    await (settings.stdout ? toStdout(settings, interruption) : toFolder(settings, interruption));
    return 0;
  } catch (error) {
    const last = kept === '' ? '' : `\nsynth: ${kept}`;
    if (error instanceof Interrupted) {
      console.error(`synth: ${error.message}${last}`);
      return 128 + constants.signals[error.signal];
    }
    if (!(error instanceof SynthProblem)) throw error;
    console.error(`${error.message}${last}`);
    return error.exitCode;
  }
}

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
