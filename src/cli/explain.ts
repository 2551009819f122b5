/** `cdk8s-mesh explain`: what each mesh would carry, lose or refuse of a program or of manifests. */
import { parseArgs } from 'node:util';
import { groupBy } from '../common/group-by';
import { meshChecks } from '../meshes/checks';
import type { Feature } from '../model/feature';
import type { Streams } from './check';
import { UsageError } from './check/arguments';
import { askedByManifests } from './explain/manifests';
import { appOf, askedByProgram, ExplainProblem } from './explain/program';
import { textTable } from './explain/text';
import type { Asked } from './explain/uses';
import { rowsOf } from './features/cells';
import { markdownTable } from './features/markdown';

const usage = `usage: cdk8s-mesh explain [PATH… | --app COMMAND] [options]

What each mesh would carry (can), lose (part) or refuse (cannot) of a program, or of the mesh objects in files. Without PATH the program of cdk8s.yaml
is run, as cdk8s synth runs it; what it writes is thrown away.

  --app COMMAND      the program
  --format FORMAT    text, markdown, json (text)
  --mesh NAME        only this mesh (${Object.keys(meshChecks).join(', ')}); may be repeated

Ends with 0, or with 2 where it could not run.
`;

const formats = ['text', 'markdown', 'json'];

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        app: { type: 'string' },
        format: { type: 'string', default: 'text' },
        mesh: { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function read(args: readonly string[]) {
  const { values, positionals } = parsed(args);
  const unknown = values.mesh.find((name) => !Object.hasOwn(meshChecks, name));
  if (unknown !== undefined) throw new UsageError(`--mesh ${unknown}: known are ${Object.keys(meshChecks).join(', ')}`);
  if (!formats.includes(values.format))
    throw new UsageError(`--format ${values.format}: known are ${formats.join(', ')}`);
  if (values.app !== undefined && positionals.length > 0) throw new UsageError('a PATH or --app, not both');
  return { ...values, paths: positionals };
}

function print({ uses, unexplained }: Asked, meshes: readonly string[], format: string): string {
  const columns = Object.entries(meshChecks)
    .filter(([name]) => meshes.length === 0 || meshes.includes(name))
    .flatMap(([, mesh]) => mesh.columns);
  const wheres = new Map(
    [...groupBy(uses, ({ feature }) => feature)].map(([feature, all]) => [feature, all.map(({ where }) => where)]),
  );
  const rows = rowsOf(columns, [...wheres.keys()].sort() as Feature[]);
  const beyond = [...unexplained].map(([what, count]) => ({ what, count }));
  if (format === 'json') {
    const asked = rows.map((row) => ({ ...row, where: wheres.get(row.feature) }));
    const titles = columns.map(({ title, value }) => ({ title, value }));
    return `${JSON.stringify({ version: 1, meshes: titles, features: asked, unexplained: beyond }, undefined, 2)}\n`;
  }
  const rest =
    beyond.length === 0 ? '' : `\n\nNot judged: ${beyond.map(({ what, count }) => `${what} (${count})`).join(', ')}`;
  if (rows.length === 0) return `Nothing is asked for that meshes differ in.${rest}\n`;
  return `${format === 'markdown' ? markdownTable(columns, rows) : textTable(columns, rows, wheres)}${rest}\n`;
}

/** Runs the command; 0, or 2 where it could not run. */
export async function explain(args: readonly string[], streams: Streams): Promise<number> {
  try {
    const { help, paths, app, mesh, format } = read(args);
    if (help) {
      streams.out(usage);
      return 0;
    }
    const asked = paths.length > 0 ? await askedByManifests(paths, streams.stdin) : askedByProgram(app ?? appOf());
    streams.out(print(asked, mesh, format));
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof ExplainProblem)) throw error;
    streams.error(`cdk8s-mesh explain: ${error.message}\n`);
    return 2;
  }
}
