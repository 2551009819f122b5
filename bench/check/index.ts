import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import type { Held } from '../../conformance/harness/lifecycle';
import { median, printTable } from '../measure';
import { buildCommand } from './built';
import { faulty, pairs } from './pairs';
import { ours, peers, type Tool } from './tools';
import { type Usage, usageOf } from './usage';

const [few, many] = [10_000, 100_000];
const runs = 7;
const runsOfMany = 3;
/** What the time of ours may be at most, as a part of theirs. */
const bounds: Readonly<Record<string, number>> = { 'istioctl analyze': 0.2, kubeconform: 0.6 };
const boundOfGrowth = 1.2;

const medianOf = (usages: readonly Usage[]): Usage => ({
  wall: median(usages.map(({ wall }) => wall)),
  cpu: median(usages.map(({ cpu }) => cpu)),
  peak: Math.max(...usages.map(({ peak }) => peak)),
});

const ms = (value: number): string => value.toFixed(0);
const mega = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;
const load = (): string =>
  loadavg()
    .map((value) => value.toFixed(1))
    .join(' ');

const runOf = (tool: Tool, file: string) => ({
  name: tool.name.replaceAll(' ', '-'),
  command: tool.command,
  args: tool.args(file),
});
const ends = ({ sound }: Tool) => ({ code: 0, words: sound });

/** All tools, one after the other, again and again: what disturbs one of them disturbs all. */
async function measure(held: Held, tools: readonly Tool[], file: string): Promise<ReadonlyMap<Tool, Usage>> {
  const usages = new Map<Tool, Usage[]>(tools.map((tool) => [tool, []]));
  for (let run = 0; run < runs; run++) {
    for (const tool of tools) usages.get(tool)!.push(await usageOf(held, runOf(tool, file), ends(tool)));
  }
  return new Map([...usages].map(([tool, all]) => [tool, medianOf(all)]));
}

function printRatios(own: Tool, usages: ReadonlyMap<Tool, Usage>): void {
  const mine = usages.get(own)!;
  for (const [{ name }, { wall, cpu }] of usages) {
    if (name === own.name) continue;
    const bound = bounds[name] === undefined ? '' : ` (at most ${bounds[name]})`;
    console.log(`ours/${name}: ${(mine.wall / wall).toFixed(2)}${bound}, of CPU time ${(mine.cpu / cpu).toFixed(2)}`);
  }
}

/** What an object costs of many, over what it costs of few; as a whole, and without what one object takes. */
async function printGrowth(held: Held, own: Tool, ofFew: Usage): Promise<void> {
  const one = join(held.folder, 'one.yaml');
  const large = join(held.folder, 'large.yaml');
  writeFileSync(one, pairs(0));
  writeFileSync(large, pairs(many));
  const measured = async (file: string, times: number): Promise<Usage> => {
    const usages: Usage[] = [];
    for (let run = 0; run < times; run++) usages.push(await usageOf(held, runOf(own, file), ends(own)));
    return medianOf(usages);
  };
  const start = await measured(one, runs);
  const ofMany = await measured(large, runsOfMany);
  console.log('');
  printTable(
    ['objects of ours', 'ms', 'ms CPU', 'memory', 'µs CPU per object', 'without the start'],
    [
      ['1', ms(start.wall), ms(start.cpu), mega(start.peak), '', ''],
      ...(
        [
          [few, ofFew],
          [many, ofMany],
        ] as const
      ).map(([objects, { wall, cpu, peak }]) => [
        objects.toLocaleString('en'),
        ms(wall),
        ms(cpu),
        mega(peak),
        ((cpu * 1000) / objects).toFixed(1),
        (((cpu - start.cpu) * 1000) / objects).toFixed(1),
      ]),
    ],
  );
  const growth = (cost: (usage: Usage) => number): string => (cost(ofMany) / many / (cost(ofFew) / few)).toFixed(2);
  console.log(
    `an object of ${many.toLocaleString('en')} over one of ${few.toLocaleString('en')}: ${growth(({ wall }) => wall)}` +
      ` (at most ${boundOfGrowth}), of CPU time ${growth(({ cpu }) => cpu)}, without the start ${growth(({ cpu }) => cpu - start.cpu)}`,
  );
}

/** `cdk8s-mesh check` as it is published, whole processes, beside the tools that people run today. */
export async function check(held: Held, say: (line: string) => void): Promise<number> {
  const own = ours(await buildCommand(held));
  const { tools, versions, missing } = await peers(held, say);
  const [file, broken] = [join(held.folder, 'sound.yaml'), join(held.folder, 'faulty.yaml')];
  writeFileSync(file, pairs(few));
  writeFileSync(broken, faulty(10));
  const all = [own, ...tools];
  // who sees nothing need not be measured
  for (const tool of all) await usageOf(held, runOf(tool, broken), tool.faulty);
  console.log(
    `${few.toLocaleString('en')} objects and a ServiceEntry in one file; medians of ${runs} runs, in turn. Load ${load()}.`,
  );
  console.log([`node ${process.version}`, ...versions].join(', '));
  const usages = await measure(held, all, file);
  printTable(
    ['tool', 'ms', 'ms CPU', 'memory', 'checks'],
    [...usages].map(([{ name, checks }, { wall, cpu, peak }]) => [name, ms(wall), ms(cpu), mega(peak), checks]),
  );
  for (const what of missing) console.log(`not measured: ${what}`);
  printRatios(own, usages);
  await printGrowth(held, own, usages.get(own)!);
  console.log(`Load ${load()}.`);
  return 0;
}
