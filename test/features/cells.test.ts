import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chart } from 'cdk8s';
import { type Cannot, codes, diagnosticsOf, type Feature } from 'cdk8s-mesh';
import { featuresPage } from '../../src/cli/features/page';
import { fill, formatLine } from '../../src/diagnostics';
import { meshChecks } from '../../src/meshes/checks';
import { type Snippet, snippets } from './snippets';

/** Beside the sources, so that the package is found by its name. */
const folder = mkdtempSync(join(__dirname, 'cells-'));
afterAll(() => rmSync(folder, { recursive: true }));

const columns = Object.values(meshChecks).flatMap((mesh) => mesh.columns);
const features = Object.keys(snippets) as Feature[];

const head = (value: string): string => `import { type Chart, Duration, Testing } from 'cdk8s';
import {
  CanaryRelease, consul, get, grpc, header, istio, linkerd, LoadBalancing, Percent, ResilientService, Stage, WorkloadPort, ZeroTrustNamespace,
} from 'cdk8s-mesh';
const mesh = ${value};
const stage = Stage.newNamespace({ webhooks: 'none', scrapes: 'none', lock: 'none', reason: 'the first release' });
const workload = { image: 'registry.example/payments:1.9.2', port: 8080 } as const;
export { consul, get, grpc, header, istio, linkerd, LoadBalancing, Percent, WorkloadPort, Duration, CanaryRelease };
`;

function bodyOf(feature: Feature, snippet: Snippet): string {
  if ('namespace' in snippet) return `new ZeroTrustNamespace(chart, 'shop', { mesh, ${snippet.namespace} });`;
  const shop = "const shop = new ZeroTrustNamespace(chart, 'shop', { mesh, stage });";
  if (feature === 'allowByMethodAndPath') {
    return `${shop} const payments = new ResilientService(shop, 'payments', { workload }); shop.allow({ from: payments, to: payments, paths: ['/a'] });`;
  }
  if ('service' in snippet && snippet.service !== undefined)
    return `${shop} new ResilientService(shop, 'payments', { workload, ${snippet.service} });`;
  return `${shop} const payments = new ResilientService(shop, 'payments', { workload }); new CanaryRelease(chart, 'payments-canary', { service: payments, canary: { image: 'registry.example/payments:2.0.0' }, ${'canary' in snippet ? snippet.canary : ''} });`;
}

/** A function a feature, each on a line of its own. */
const sources = columns.map(({ value }) =>
  [
    head(value).trimEnd(),
    ...features.map(
      (feature) =>
        `export function ${feature}(): Chart { const chart = Testing.chart(); ${bodyOf(feature, snippets[feature])} return chart; }`,
    ),
    '',
  ].join('\n'),
);

interface Output {
  /** What the compiler says of a line of a column. */
  readonly said: ReadonlyMap<string, string>;
}

function compile(): Output {
  for (const [index, source] of sources.entries()) writeFileSync(join(folder, `column-${index}.ts`), source);
  const config = {
    extends: '../../../tsconfig.json',
    compilerOptions: { rootDir: '../../..', types: ['node'], noErrorTruncation: true },
    include: ['.'],
    exclude: [],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const tsc = join(__dirname, '../../node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], {
    encoding: 'utf8',
    cwd: folder,
  });
  const said = new Map<string, string>();
  let at = '';
  for (const line of stdout.split('\n')) {
    const [, file, number] = /^([^ (]+\.ts)\((\d+),\d+\): error/.exec(line) ?? [];
    at = file === undefined ? (line.startsWith(' ') ? at : '') : `${file}:${number}`;
    said.set(at, `${said.get(at) ?? ''}${line}\n`);
  }
  return { said };
}

let output: Output;
const twins = new Map<string, readonly string[]>();
beforeAll(() => {
  process.env['MESH_AS_OF'] = '2026-11-21';
  output = compile();
  for (const [index] of columns.entries()) {
    const built: Record<string, () => Chart> = require(join(folder, `column-${index}`));
    for (const feature of features) {
      const refused = diagnosticsOf(built[feature]!()).filter(({ code }) => code === 'MESH1010');
      twins.set(`${index} ${feature}`, refused.map(formatLine));
    }
  }
}, 300_000);

const textOf = (feature: Feature, { reason, wayOut }: Cannot): string => {
  const values = { mesh: 'the mesh of this scope', feature, reason, wayOut };
  const { what, why, fix } = codes.MESH1010;
  const words = { what: fill(what, values), why: fill(why, values), fix: fill(fix, values) };
  return formatLine({ code: 'MESH1010', ...words });
};

const lineOf = (index: number, feature: Feature): string => {
  const lines = sources[index]!.split('\n');
  return `column-${index}.ts:${lines.findIndex((line) => line.startsWith(`export function ${feature}(`)) + 1}`;
};

describe.each(columns.map((column, index) => [column.title, column, index] as const))('%s', (_, column, index) => {
  const cannots = features.filter((feature) => column.features[feature].state === 'cannot');
  const others = features.filter((feature) => column.features[feature].state !== 'cannot');

  if (cannots.length > 0)
    it.each(cannots)('%s is refused with the text of the table, at compile time and at synth', (feature) => {
      const state = column.features[feature] as Cannot;
      const text = textOf(feature, state);
      expect(text.length).toBeLessThanOrEqual(240);
      const snippet = snippets[feature];
      if (!('untyped' in snippet))
        expect(output.said.get(lineOf(index, feature)) ?? '').toContain(JSON.stringify(text).slice(1, -1));
      expect(twins.get(`${index} ${feature}`)!.join('\n')).toContain(text);
    });

  it.each(others)('%s is taken', (feature) => {
    const refusal = new RegExp(`lacks ${feature}\\b`);
    expect(output.said.get(lineOf(index, feature)) ?? '').not.toMatch(refusal);
    expect(twins.get(`${index} ${feature}`)!.join('\n')).not.toMatch(refusal);
  });
});

it('what the compiler says is only about lacks', () => {
  const rest = [...output.said].filter(([at, text]) => at !== '' && !text.includes('MESH1010'));
  expect(rest).toEqual([]);
});

it('docs/features.md is what npm run features makes of the tables', () => {
  expect(readFileSync(join(__dirname, '../../docs/features.md'), 'utf8')).toBe(featuresPage(columns));
});
