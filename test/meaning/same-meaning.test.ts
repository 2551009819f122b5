import { diagnosticsOf } from 'cdk8s-mesh';
import fc from 'fast-check';
import { captureStderr, manifestsOf, treeOf } from '../synth/harness';
import { programOf } from './build';
import { comparable, isAsSaid } from './compare';
import { differences } from './differences';
import { example, exampleRequests } from './example';
import type { Written } from './fields';
import type { Answer, Question } from './meaning';
import { common, type Entry, meshes, pairs } from './meshes';
import { type Plan, planFor } from './plan';
import { everybodyAsks, questionsOf } from './questions';
import { type Said, saidBy } from './said';

captureStderr();
jest.setTimeout(300_000);

const seed = Number(process.env['MEANING_SEED'] ?? 6);
const runs = Number(process.env['MEANING_RUNS'] ?? 20);
const requests = 4;

/** The objects of a plan on a mesh, or the codes for which it is refused. */
function written(
  plan: Plan,
  { mesh }: Entry,
): { readonly objects: readonly Written[]; readonly codes: readonly string[] } {
  const app = treeOf(programOf(plan, mesh));
  const codes = diagnosticsOf(app).flatMap(({ severity, code }) => (severity === 'error' ? [code] : []));
  return { objects: codes.length === 0 ? (manifestsOf(app) as readonly Written[]) : [], codes };
}

/** Only these may refuse a plan: routes of which it does not tell which comes first. */
const refusing = ['MESH2101', 'MESH2102', 'MESH6110'];
const refusals = { taken: 0, refused: 0 };

const isKnown = (entry: Entry, said: Said, read: Answer): boolean =>
  differences.some(({ mesh, isIt }) => mesh === entry.name && isIt(said.answer, read));

/** The readings of a plan by all of these meshes; a plan that one of them refuses is drawn again. */
function readings(plan: Plan, entries: readonly Entry[]): readonly ((question: Question) => Answer)[] {
  const all = entries.map((entry) => ({ entry, ...written(plan, entry) }));
  const codes = all.flatMap((one) => one.codes);
  expect(codes.filter((code) => !refusing.includes(code))).toEqual([]);
  refusals[codes.length > 0 ? 'refused' : 'taken'] += 1;
  fc.pre(codes.length === 0);
  return all.map(({ entry, objects }) => entry.read(objects));
}

const tell = (...lines: readonly unknown[]): Error =>
  new Error(lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line, null, 1))).join('\n'));

it.each(meshes.map((entry) => [entry.name, entry] as const))('%s does what the program says', (_, entry) => {
  const has = common([entry]);
  const law = fc.property(planFor(has), (plan) => {
    const [read] = readings(plan, [entry]);
    for (const question of questionsOf(plan, requests, seed)) {
      const said = saidBy(plan, question);
      const answer = read!(question);
      if (isAsSaid(answer, said, question, has) || isKnown(entry, said, answer)) continue;
      throw tell('asked', question, 'the program says', said.answer, `${entry.name} does`, answer);
    }
  });
  fc.assert(law, { seed, numRuns: runs });
});

it.each(pairs.map(([one, other]) => [one.name, other.name, [one, other] as const] as const))(
  '%s and %s do the same',
  (_, __, pair) => {
    const [one, other] = pair;
    const has = common(pair);
    const law = fc.property(planFor(has), (plan) => {
      const [first, second] = readings(plan, pair);
      for (const question of questionsOf(plan, requests, seed)) {
        const said = saidBy(plan, question);
        const [left, right] = [first!(question), second!(question)];
        if (comparable(left, question, has) === comparable(right, question, has)) continue;
        // where it is neither routed nor let in, either may come first
        const isEither = [left, right].every((answer) => isAsSaid(answer, said, question, has));
        if (isEither || isKnown(one, said, left) || isKnown(other, said, right)) continue;
        throw tell('asked', question, `${one.name} does`, left, `${other.name} does`, right);
      }
    });
    fc.assert(law, { seed, numRuns: Math.ceil(runs / 4) });
  },
);

it('most programs are taken', () => {
  expect(refusals.taken).toBeGreaterThan(refusals.refused);
});

it.each(differences.map((one) => [one.mesh, one.what, one] as const))('%s still differs: %s', (_, __, difference) => {
  const entry = meshes.find(({ name }) => name === difference.mesh)!;
  const { by, isIt } = difference;
  if (by !== 'option waypoint') expect(entry.mesh.features[by].state).toBe('part');
  const found = (['authorize', 'isolate'] as const).some((stage) => {
    const plan = example(stage);
    const read = entry.read(written(plan, entry).objects);
    const questions = plan.services.flatMap(({ name }) => everybodyAsks(plan, name, exampleRequests));
    return questions.some((question) => isIt(saidBy(plan, question).answer, read(question)));
  });
  expect(found).toBe(true);
});
