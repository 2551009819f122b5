import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { parseAllDocuments } from 'yaml';
import { runProgram } from '../../test/pulumi/monitor';
import { median, printTable } from '../measure';
import { readUsage } from './usage';

/** One service shows what the processes cost by themselves. */
const sizes = [1, 500];
const runs = 3;

const root = resolve(__dirname, '../..');
const programs = ['preview', 'plain', 'synth'] as const;
type Program = (typeof programs)[number];

interface Measured {
  readonly wall: number;
  readonly cpu: number;
  readonly peak: number;
  readonly objects: number;
}

type Env = Readonly<Record<string, string>>;

/** The programs as JavaScript, as the package and its users have them; beside the dependencies, so that they are found. */
function compiled(folder: string): Readonly<Record<Program, string>> {
  const entryPoints = programs.map((program) => join(__dirname, `${program}.ts`));
  buildSync({ entryPoints, outdir: folder, bundle: true, packages: 'external', platform: 'node', target: 'node20' });
  return Object.fromEntries(programs.map((program) => [program, join(folder, `${program}.js`)])) as Record<
    Program,
    string
  >;
}

async function underPulumi(program: string, env: Env): Promise<number> {
  const ran = await runProgram(program, { preview: true, env, minutes: 5, language: 'javascript' });
  if (!ran.whole) throw new Error(`exit ${ran.exitCode}: ${ran.logged.map(({ message }) => message).join('\n')}`);
  return ran.registered.filter(({ type }) => type.startsWith('kubernetes:')).length;
}

async function underCdk8s(program: string, env: Env, outdir: string): Promise<number> {
  const { status, stderr } = spawnSync(process.execPath, [program], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...env, MESH_AS_OF: '2026-11-21', CDK8S_OUTDIR: outdir },
  });
  if (status !== 0) throw new Error(stderr);
  return Number(/: (\d+) objects,/.exec(stderr)?.[1]);
}

const middle = (all: readonly Measured[]): Measured => ({
  wall: median(all.map(({ wall }) => wall)),
  cpu: median(all.map(({ cpu }) => cpu)),
  peak: Math.max(...all.map(({ peak }) => peak)),
  objects: all[0]!.objects,
});

/** All three in turn, again and again: what disturbs one of them disturbs all. */
async function measure(services: number, folder: string): Promise<Readonly<Record<Program, Measured>>> {
  const files = compiled(folder);
  const [outdir, objects, usage] = ['out', 'objects.json', 'usage.json'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const env = { BENCH_SERVICES: String(services), BENCH_OBJECTS: objects, BENCH_USAGE: usage };
  mkdirSync(outdir, { recursive: true });
  await underCdk8s(files.synth, env, outdir);
  const written = readdirSync(outdir).flatMap((file) => parseAllDocuments(readFileSync(join(outdir, file), 'utf8')));
  writeFileSync(objects, JSON.stringify(written.map((document) => document.toJS())));
  const work: Readonly<Record<Program, () => Promise<number>>> = {
    preview: () => underPulumi(files.preview, env),
    plain: () => underPulumi(files.plain, env),
    synth: () => underCdk8s(files.synth, env, outdir),
  };
  const measured: Record<Program, Measured[]> = { preview: [], plain: [], synth: [] };
  for (let run = 0; run < runs; run++) {
    for (const program of programs) {
      const start = performance.now();
      const count = await work[program]();
      measured[program].push({ wall: performance.now() - start, ...readUsage(usage), objects: count });
    }
  }
  const { preview, plain, synth } = measured;
  if (new Set([preview, plain, synth].map((all) => all[0]!.objects)).size > 1)
    throw new Error('the three do not have the same objects');
  return { preview: middle(preview), plain: middle(plain), synth: middle(synth) };
}

const rowOf = (what: string, services: number, { objects, wall, cpu, peak }: Measured): readonly string[] => [
  what,
  services.toLocaleString('en'),
  objects.toLocaleString('en'),
  wall.toFixed(0),
  cpu.toFixed(0),
  `${Math.round(peak / 1024 / 1024)} MB`,
];

/** A preview of a program beside the synth of the same, and beside a preview of its objects alone. */
export async function pulumi(): Promise<void> {
  const folder = mkdtempSync(join(root, 'node_modules', '.bench-pulumi-'));
  try {
    const rows: (readonly string[])[] = [];
    const ratios: string[] = [];
    for (const services of sizes) {
      const measured = await measure(services, folder);
      for (const program of programs) rows.push(rowOf(program, services, measured[program]));
      for (const peer of ['plain', 'synth'] as const) {
        const [ours, theirs] = [measured.preview, measured[peer]];
        const [wall, cpu] = [ours.wall / theirs.wall, ours.cpu / theirs.cpu].map((ratio) => ratio.toFixed(2));
        ratios.push(`preview/${peer} of ${services}: ${wall}, of CPU time ${cpu}`);
      }
    }
    console.log(`Whole processes of compiled programs, medians of ${runs}; the load was ${loadavg()[0]!.toFixed(1)}.`);
    console.log(
      'preview: Mesh in the language host of Pulumi, before a resource monitor on loopback that says yes at once',
    );
    console.log('plain: there too, the objects that synth wrote registered by hand');
    console.log('synth: the same program written as YAML by cdk8s\n');
    printTable(['', 'services', 'objects', 'wall ms', 'CPU ms', 'peak'], rows);
    console.log(`\n${ratios.join('\n')}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
