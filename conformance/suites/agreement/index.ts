import { clusterNeeds } from '../../cluster/api-server';
import { istioctlNeeds } from '../../cluster/istioctl';
import { istiod, istiodNeeds } from '../../cluster/istiod';
import { type Manifest, nameOf } from '../../cluster/manifest';
import { Mesh } from '../../cluster/mesh';
import { apart, type Harness } from '../../harness/harness';
import { type Case, expectNone, type Suite } from '../../harness/suite';
import { examples } from '../../programs/examples';
import type { Group } from '../../programs/group';
import { goodExamples } from '../../programs/rules';
import { snapshots } from '../../programs/snapshots';
import { analyzerCases } from './analyzers';
import { countsOf } from './counts';
import { byApplyOnly, disagreements, smallest, told } from './disagreements';
import { expected } from './expected';
import { inParallel, type Judged, judge, sideOf } from './judge';
import { type Mutant, mutantsOf } from './mutants';
import { distinct, handWritten, isMeshKind, objectsOf, ofRules } from './seeds';
import { isKnown, type Judges } from './verdicts';

type Say = (line: string) => void;

/** Of a share of what was compared. */
const mostFalseRejects = 0.001;

/** Disagreements that are shown with their smallest object. */
const shown = 60;

/** The lines of the disagreements that the table does not have, and how many cases of each side they are. */
async function unexplained(judges: Judges, all: readonly Judged<Mutant>[], say: Say) {
  const found = disagreements(all);
  const known = found.map(({ side, kind, words }) =>
    expected.find((one) => one.side === side && one.kind.test(kind) && one.words.test(words)),
  );
  for (const [index, one] of known.entries()) {
    if (one !== undefined)
      say(
        `${found[index]!.side} of ${found[index]!.kind} ×${found[index]!.cases.length}, as the table says: ${one.why}`,
      );
  }
  const open = found.filter((_, index) => known[index] === undefined);
  const least = await inParallel(open.slice(0, shown), ({ cases }) => smallest(judges, cases[0]!));
  const lines = open.slice(0, shown).flatMap((one, index) => told(one, least[index]));
  const more = open.length - shown;
  return { open, lines: more > 0 ? [...lines, `and ${more} groups more`] : lines };
}

function mutantCase(judges: Judges, name: string, draw: () => readonly Mutant[], isBound: boolean): Case {
  return {
    name,
    run: async (say) => {
      const all = await judge(judges, draw());
      for (const line of countsOf(all)) say(line);
      for (const line of byApplyOnly(all)) say(line);
      const { open, lines } = await unexplained(judges, all, say);
      if (!isBound) {
        for (const line of lines) say(line);
        return;
      }
      const rejects = all.filter((one) => sideOf(one) === 'false reject').length;
      // of a small sample one is more than the share
      const isOver = rejects > Math.max(1, all.length * mostFalseRejects);
      const wrong = open.some(({ side }) => side !== 'false reject');
      if (!isOver && !wrong) for (const line of lines) say(line);
      expectNone(isOver || wrong ? [...(isOver ? [`${rejects} false rejects of ${all.length}`] : []), ...lines] : []);
    },
  };
}

/** What rules call bad: the objects that istiod refuses are those for which a rule says so, and no others. */
const badCase = (judges: Judges): Case => ({
  name: 'bad examples of rules',
  run: async (say) => {
    const known = await Promise.all(
      distinct(ofRules('bad')).map(async (one) => ((await judges.api.pathOf(one)) === undefined ? [] : [one])),
    );
    // some rules are about kinds that are gone
    const objects = known.flat().filter(isMeshKind);
    const subjects = objects.map((object): Mutant => ({ seed: object, object, operator: 'as written', at: [] }));
    const all = await judge(judges, subjects);
    for (const line of countsOf(all).slice(-1)) say(line);
    const { lines } = await unexplained(judges, all, say);
    expectNone(lines);
  },
});

/** The values that an EnvoyFilter hands to Envoy as they are. */
const isPatchValue = ({ seed, at }: Mutant): boolean =>
  seed.kind === 'EnvoyFilter' && at[1] === 'configPatches' && at[3] === 'patch' && at[4] === 'value';

/** Seeds that both sides take; the others are told and not mutated. */
async function taken(judges: Judges, seeds: readonly Manifest[], wrong: string[]): Promise<readonly Manifest[]> {
  const judged = await judge(
    judges,
    seeds.map((object) => ({ seed: object, object })),
  );
  for (const { subject, ours, theirs } of judged) {
    if (ours.is !== 'taken') wrong.push(`we do not take ${nameOf(subject.seed)}: ${ours.words}`);
    if (theirs.is !== 'taken') wrong.push(`the engines do not take ${nameOf(subject.seed)}: ${theirs.words}`);
  }
  return judged
    .filter(({ ours, theirs }) => ours.is === 'taken' && theirs.is === 'taken')
    .map(({ subject }) => subject.seed);
}

const allSeeds = (harness: Harness, programs: readonly Group[]): readonly Manifest[] =>
  distinct([
    ...handWritten(),
    ...ofRules('good'),
    ...objectsOf([...programs, ...snapshots(harness.root), ...goodExamples()]),
  ]);

export const agreement: Suite = {
  name: 'agreement',
  proves: 'what we take the engines take, and what we refuse they refuse, of thousands of objects with one thing wrong',
  needs: { ...clusterNeeds, istio: [...istiodNeeds.istio, ...istioctlNeeds.istio] },
  cases: async (run) => {
    // an API server of its own, since objects of other suites would be judged with these
    const harness = apart(run, 'agreement');
    const { full, seed } = harness.options;
    const programs = await examples(run);
    const all = allSeeds(harness, programs);
    const mesh = await Mesh.open(harness, 'istio');
    const judges: Judges = { api: mesh.api, istiod: await istiod(harness, mesh.cluster) };
    await mesh.apply(namespacesOf([...all, ...ofRules('bad')]));
    const wrong: string[] = [];
    const seeds = await taken(judges, all, wrong);
    const [ofMesh, ofCore] = [
      seeds.filter(isMeshKind),
      seeds.filter((object) => !isMeshKind(object) && isKnown(object)),
    ];
    const drawn = (from: readonly Manifest[], count: number, wanted?: (mutant: Mutant) => boolean) => () =>
      mutantsOf(from, ofRules('bad'), {
        count: full ? count : Math.ceil(count * 0.06),
        seed,
        ...(wanted && { wanted }),
      });
    return [
      { name: `${all.length} valid objects are taken`, run: async () => expectNone(wrong) },
      badCase(judges),
      mutantCase(
        judges,
        'mutants of mesh and Gateway API kinds',
        drawn(ofMesh, 10_000, (mutant) => !isPatchValue(mutant)),
        true,
      ),
      mutantCase(judges, 'mutants of core kinds, without a bound', drawn(ofCore, 2_000), false),
      mutantCase(
        judges,
        'mutants of what EnvoyFilters hand to Envoy, without a bound',
        drawn(
          ofMesh.filter(({ kind }) => kind === 'EnvoyFilter'),
          300,
          isPatchValue,
        ),
        false,
      ),
      ...analyzerCases({ harness, mesh }, programs),
    ];
  },
};

const namespacesOf = (objects: readonly Manifest[]): readonly Manifest[] =>
  [...new Set(objects.flatMap(({ metadata }) => metadata.namespace ?? []))].map((name) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name },
  }));
