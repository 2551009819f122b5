import { ApiObject, App, Chart } from 'cdk8s';
import { diagnosticsOf, formatText } from 'cdk8s-mesh';
import { median, printTable, time } from './measure';
import { declareServices } from './services';

/** Services, how often our part and plain cdk8s (ten times as slow) are run; the medians count. */
const sizes = [
  { services: 10, runs: 41, peerRuns: 11 },
  { services: 100, runs: 15, peerRuns: 5 },
  { services: 1_000, runs: 7, peerRuns: 3 },
  { services: 5_000, runs: 5, peerRuns: 1 },
];
function declare(services: number): Chart {
  const chart = new Chart(new App(), 'bench');
  declareServices(chart, services);
  return chart;
}

type Json = ConstructorParameters<typeof ApiObject>[2];

/** The same objects made by hand. */
function declareByHand(objects: readonly Json[]): Chart {
  const chart = new Chart(new App(), 'bench');
  objects.forEach((object, i) => {
    new ApiObject(chart, `o${i}`, object);
  });
  return chart;
}

const yamlOf = (chart: Chart): string => (chart.node.root as App).synthYaml();

/** Milliseconds of our part: constructors, then reading, rules, rendering, checks and ApiObjects. */
function runOurs(services: number): { readonly ms: number; readonly chart: Chart } {
  const { ms, result } = time(() => {
    const chart = declare(services);
    return { chart, findings: diagnosticsOf(chart) };
  });
  if (result.findings.length > 0) throw new Error(result.findings.map(formatText).join('\n'));
  return { ms, chart: result.chart };
}

function measure({ services, runs, peerRuns }: (typeof sizes)[number]) {
  const ours = Array.from({ length: runs }, () => runOurs(services).ms);
  const { chart } = runOurs(services);
  const objects = chart.toJson() as Json[];
  const byHand = Array.from({ length: peerRuns }, () => time(() => yamlOf(declareByHand(objects))));
  if (services <= 100 && byHand[0]!.result !== yamlOf(chart))
    throw new Error('the objects made by hand are not the same');
  const each = (ms: readonly number[]): number => (median(ms) * 1_000) / services;
  return { services, objects: objects.length, ours: each(ours), plain: each(byHand.map(({ ms }) => ms)) };
}

/** The sizes named on the command line, such as `npm run bench -- 10`, or all. */
function chosenSizes(args: readonly string[]): typeof sizes {
  const known = sizes.map(({ services }) => String(services));
  const unknown = args.find((arg) => !known.includes(arg));
  if (unknown !== undefined) throw new Error(`there is no size ${unknown}; there are ${known.join(', ')}`);
  return args.length === 0 ? sizes : sizes.filter(({ services }) => args.includes(String(services)));
}

/** What our constructs cost beside plain cdk8s, and whether that stays the same per service. */
export function linear(args: readonly string[]): void {
  const chosen = chosenSizes(args);
  for (let i = 0; i < 50; i++) runOurs(100); // warm-up
  const rows = chosen.map(measure);
  const titles = ['services', 'objects', 'ours', 'plain cdk8s', 'ours/plain'];
  const table = rows.map(({ services, objects, ours, plain }) => [
    services.toLocaleString('en'),
    objects.toLocaleString('en'),
    ours.toFixed(0),
    plain.toFixed(0),
    (ours / plain).toFixed(2),
  ]);
  console.log('CPU microseconds per service, medians.');
  console.log('ours: constructors, reading, rules, rendering, checks, up to the ApiObjects');
  console.log('plain cdk8s: the same objects made by hand and written as YAML; what cdk8s does with ours too\n');
  printTable(titles, table);
  const cost = (services: number): number | undefined => rows.find((row) => row.services === services)?.ours;
  console.log('');
  for (const services of [10, 100]) {
    const [most, least] = [cost(5_000), cost(services)];
    if (most !== undefined && least !== undefined)
      console.log(`ours per service, 5,000 over ${services}: ${(most / least).toFixed(2)}`);
  }
}
