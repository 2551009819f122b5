import { groupBy } from '../../../src/common/group-by';
import type { Json } from '../../../src/manifests/json';
import type { Path } from '../../../src/manifests/path';
import type { Manifest } from '../../cluster/manifest';
import { type Draw, drawing } from './draw';
import { type Donors, operators } from './operators';
import { jsonOf, manifestOf, placesOf, shapeOf } from './places';

/** A valid object with one thing changed. */
export interface Mutant {
  readonly seed: Manifest;
  readonly object: Manifest;
  /** The operator, and where it was applied. */
  readonly operator: string;
  readonly at: Path;
}

/** What objects have at their fields, kind by kind; values that several have count once. */
export function donorsOf(objects: readonly Manifest[]): ReadonlyMap<string, Donors> {
  const kinds = new Map<string, Map<string, Map<string, Json>>>();
  for (const object of objects) {
    const shapes = kinds.get(object.kind) ?? new Map<string, Map<string, Json>>();
    kinds.set(object.kind, shapes);
    for (const { path, value } of placesOf(jsonOf(object))) {
      const shape = shapeOf(path);
      const known = shapes.get(shape) ?? new Map<string, Json>();
      shapes.set(shape, known.set(JSON.stringify(value), value));
    }
  }
  return new Map(
    [...kinds].map(([kind, shapes]) => [
      kind,
      new Map([...shapes].map(([shape, values]) => [shape, [...values.values()]])),
    ]),
  );
}

const bags = operators.flatMap((operator) => Array<typeof operator>(operator.weight).fill(operator));

/** Server-side apply names the object in its path, so that one without a name, or with a slash in it, cannot be sent. */
const isSent = ({ metadata }: Manifest): boolean => {
  const name: unknown = metadata?.name;
  return typeof name === 'string' && name !== '' && !/[/%]|^\.+$/.test(name);
};

function mutate(seed: Manifest, draw: Draw, donors: Donors): Mutant | undefined {
  const place = draw.pick(placesOf(jsonOf(seed)));
  const operator = draw.pick(bags);
  const object = operator.apply(jsonOf(seed), place, draw, donors);
  if (object === undefined) return undefined;
  return { seed, object: manifestOf(object), operator: operator.name, at: place.path };
}

/** Kinds with many fields are drawn more often, but not as often as they have more. */
function weigh(seeds: readonly Manifest[]): readonly (readonly Manifest[])[] {
  const kinds = groupBy(seeds, ({ apiVersion, kind }) => `${apiVersion.split('/')[0]} ${kind}`);
  return [...kinds.values()].flatMap((objects) => {
    const fields = new Set(objects.flatMap((object) => placesOf(jsonOf(object)).map(({ path }) => shapeOf(path))));
    return Array<readonly Manifest[]>(Math.ceil(Math.sqrt(fields.size))).fill(objects);
  });
}

/**
 * So many different mutants of valid objects, the same for the same seed.
 * @param wanted which of them; others are drawn again
 */
export function mutantsOf(
  seeds: readonly Manifest[],
  donated: readonly Manifest[],
  {
    count,
    seed,
    wanted = () => true,
  }: { readonly count: number; readonly seed: number; readonly wanted?: (mutant: Mutant) => boolean },
): readonly Mutant[] {
  const draw = drawing(seed);
  const donors = donorsOf([...seeds, ...donated]);
  const kinds = weigh(seeds);
  const known = new Set(seeds.map((object) => JSON.stringify(object)));
  const mutants: Mutant[] = [];
  for (let turn = 0; mutants.length < count && turn < count * 100; turn++) {
    const object = draw.pick(draw.pick(kinds));
    const mutant = mutate(object, draw, donors.get(object.kind)!);
    if (mutant === undefined || !isSent(mutant.object) || !wanted(mutant)) continue;
    const text = JSON.stringify(mutant.object);
    if (known.has(text)) continue;
    known.add(text);
    mutants.push(mutant);
  }
  return mutants;
}
