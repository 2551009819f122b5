import { parse } from 'yaml';
import type { JsonObject } from '../src/manifests/json';
import { compileSchema } from '../src/manifests/schema/compile';
import { istioSchemas } from '../src/meshes/istio/schemas';
import { ajvOf } from '../test/manifests/schema/json-schema';
import { virtualService } from './check/pairs';
import { median, printTable, time } from './measure';

const [rounds, objects] = [21, 20_000];
/** Microseconds. */
const bound = 10;

/** Many equal objects, none of them the same: what is kept of one must not help with the next. */
const copies = (): readonly JsonObject[] => Array.from({ length: objects }, () => parsed());
const text = JSON.stringify(parse(virtualService));
const parsed = (): JsonObject => JSON.parse(text) as JsonObject;

/** Structure, defaults, metadata and CEL of one typical VirtualService, in this process, beside ajv with the same schema. */
export function object(): void {
  const kind = istioSchemas['1.31']('networking.istio.io/v1', 'VirtualService');
  if (kind === undefined) throw new Error('there is no schema of VirtualService');
  const [ours, ajv] = [compileSchema(kind), ajvOf(kind)];
  let found = 0;
  const report = (): void => {
    found++;
  };
  const broken = { ...parsed(), spec: { hosts: [1] } };
  ours(broken, report);
  if (found === 0 || ajv(broken)) throw new Error('a broken VirtualService is taken');
  found = 0;
  const perObject = (check: (one: JsonObject) => void): number => {
    const all = copies();
    return (time(() => all.forEach(check)).ms * 1_000) / objects;
  };
  const measured = Array.from({ length: rounds }, () => ({
    ours: perObject((one) => ours(one, report)),
    ajv: perObject((one) => {
      if (!ajv(one)) found++;
    }),
  }));
  if (found > 0) throw new Error('the VirtualService of the benchmark is refused');
  const [own, theirs] = [median(measured.map((one) => one.ours)), median(measured.map((one) => one.ajv))];
  console.log(`One VirtualService, CPU microseconds, medians of ${rounds} rounds of ${objects.toLocaleString('en')}.`);
  printTable(
    ['', 'µs', 'checks'],
    [
      ['ours', own.toFixed(2), 'structure with formats and keys of lists, defaults, metadata, CEL'],
      ['ajv', theirs.toFixed(2), 'the same schema as JSON Schema, without metadata, defaults and CEL'],
    ],
  );
  console.log(`ours: ${own.toFixed(2)} µs (at most ${bound}); ours/ajv ${(own / theirs).toFixed(2)}`);
}
