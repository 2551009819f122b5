import { groupBy } from '../../../src/common/group-by';
import { formatPath } from '../../../src/manifests/path';
import type { Manifest } from '../../cluster/manifest';
import { type Judged, judgeOne, type Side, sideOf } from './judge';
import type { Mutant } from './mutants';
import { changed, jsonOf, manifestOf, placesOf, shapeOf, valueAt } from './places';
import type { Judges, Verdict } from './verdicts';

/** Disagreements of one kind in the same words. */
export interface Disagreement {
  readonly side: Side;
  readonly kind: string;
  /** What the side that refuses says, without names and numbers. */
  readonly words: string;
  /** The fields that were changed, each with how often. */
  readonly fields: ReadonlyMap<string, number>;
  readonly cases: readonly Judged<Mutant>[];
}

const wordsIn = (...verdicts: readonly Verdict[]): string =>
  verdicts.map((verdict) => (verdict.is === 'taken' ? '' : verdict.words)).find((words) => words !== '') ?? '';

/** Without what differs from mutant to mutant. */
export const plain = (words: string): string =>
  words
    .replace(/^\d+ /, '')
    .replace(/^\S+ "[^"]*" is invalid: /, '')
    .replaceAll(/"(\\.|[^"\\])*"|(?<![a-z])'[^']*'|`[^`]*`/g, '…')
    .replaceAll(/\[[^\]]*\]/g, '[]')
    .replaceAll(/-?\d+(\.\d+)?/g, 'N')
    .slice(0, 220);

/** The side of a verdict pair, and the words of whoever refuses or gives none. */
const keyOf = (judged: Pick<Judged<unknown>, 'ours' | 'theirs'>): string => {
  const { ours, theirs } = judged;
  const side = sideOf(judged);
  const refusing = side === 'no verdict' ? [ours, theirs].filter(({ is }) => is === 'none') : [ours, theirs];
  return `${side} ${plain(wordsIn(...refusing))}`;
};

/** The disagreements of a run, the most frequent first. */
export function disagreements(all: readonly Judged<Mutant>[]): readonly Disagreement[] {
  const differing = all.filter((judged) => sideOf(judged) !== undefined);
  const groups = groupBy(differing, (judged) => `${judged.subject.seed.kind} ${keyOf(judged)}`);
  const counted = [...groups.values()].map((cases): Disagreement => {
    const [first] = cases as [Judged<Mutant>, ...Judged<Mutant>[]];
    const side = sideOf(first)!;
    const fields = [...groupBy(cases, ({ subject }) => shapeOf(subject.at))].map(
      ([at, found]) => [at, found.length] as const,
    );
    return {
      side,
      kind: first.subject.seed.kind,
      words: keyOf(first).slice(side.length + 1),
      fields: new Map(fields.sort(([, a], [, b]) => b - a)),
      cases: [...cases].sort((a, b) => size(a.subject.object) - size(b.subject.object)),
    };
  });
  return counted.sort((a, b) => b.cases.length - a.cases.length);
}

const size = (object: Manifest): number => JSON.stringify(object).length;

/** The smallest object that is left of a mutant while both sides go on saying the same. */
export async function smallest(judges: Judges, { subject, ...verdicts }: Judged<Mutant>): Promise<Manifest> {
  const key = keyOf(verdicts);
  let object = subject.object;
  for (let asked = 0, isSmaller = true; isSmaller && asked < 150; ) {
    isSmaller = false;
    // the largest parts first, so that there is little left to try
    const places = placesOf(jsonOf(object))
      .filter(({ path }) => path.join('.') !== 'metadata.name')
      .sort((a, b) => JSON.stringify(b.value).length - JSON.stringify(a.value).length);
    for (const { path } of places) {
      const less = manifestOf(changed(jsonOf(object), path, () => undefined));
      asked++;
      if (keyOf(await judgeOne(judges, subject.seed, less)) !== key) continue;
      object = less;
      isSmaller = true;
      break;
    }
  }
  return object;
}

const brief = (value: unknown, limit = 90): string => {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;
};

/** How a mutant differs from its seed. */
export const changeOf = ({ seed, object, operator, at }: Mutant): string =>
  `${operator} at ${formatPath(at)}: ${brief(valueAt(jsonOf(seed), at))} -> ${brief(valueAt(jsonOf(object), at))}`;

const fieldsOf = ({ fields }: Disagreement): string => {
  const [...all] = fields;
  const shown = all.slice(0, 4).map(([field, count]) => `${field} ×${count}`);
  return shown.join(', ') + (all.length > 4 ? `, and ${all.length - 4} fields more` : '');
};

/** A disagreement for people: how often, where, who says what, and the smallest object. */
export function told(found: Disagreement, least: Manifest | undefined): readonly string[] {
  const [{ subject, ours, theirs }] = found.cases as [Judged<Mutant>, ...Judged<Mutant>[]];
  const says = (who: string, verdict: Verdict): string =>
    verdict.is === 'taken'
      ? `${who}: taken`
      : `${who}: ${verdict.is === 'refused' ? `${verdict.by}, ` : ''}${brief(verdict.words, 400)}`;
  return [
    `${found.side} of ${found.kind} ×${found.cases.length}: ${found.words}`,
    `  fields: ${fieldsOf(found)}`,
    `  ${changeOf(subject)}`,
    `  ${says('engines', theirs)}`,
    `  ${says('we', ours)}`,
    ...(least === undefined ? [] : [`  smallest: ${brief(least, 700)}`]),
  ];
}

/** What apply alone refuses: how the mutants were made, and how often. */
export function byApplyOnly(all: readonly Judged<Mutant>[]): readonly string[] {
  const found = all.filter(({ theirs }) => theirs.is === 'either');
  const made = [...groupBy(found, ({ subject }) => subject.operator)].map(
    ([name, cases]) => `${name} ×${cases.length}`,
  );
  return found.length === 0
    ? []
    : [`refused by apply and taken by create, so that either verdict is right: ${made.join(', ')}`];
}
