import { groupBy } from '../../common/group-by';
import { type CheckOptions, checkManifests } from '../check';
import type { Finding } from '../finding';
import type { Input } from '../input';
import { locateFindings } from '../locate-findings';
import type { Located } from '../located';
import type { Path } from '../path';
import type { Edit } from './edit';
import { type Mended, mend, readsAsEdited } from './mend';
import { reread } from './reread';

/** A fix that was not made, since something else would be wrong afterwards. */
export interface Left {
  /** What would have been mended. */
  readonly finding: Located;
  readonly why: string;
}

export interface FixPlan {
  /** What is left to report, with the new texts. */
  readonly input: Input;
  /** The texts that changed, by file. */
  readonly texts: ReadonlyMap<string, string>;
  /** How many findings were mended, by file. */
  readonly fixed: ReadonlyMap<string, number>;
  readonly left: readonly Left[];
}

const fileOf = ({ about: { origin } }: Finding): string => (origin.kind === 'File' ? origin.file : '');
const objectOf = ({ about: { origin } }: Finding): string => JSON.stringify(origin);

/** The same for the same fault of the same place before and after. */
const keyOf = (finding: Finding): string => `${objectOf(finding)} ${finding.code} ${JSON.stringify(finding.at)}`;

/** What was not found before. */
function newAmong(now: readonly Finding[], before: readonly Finding[]): readonly Finding[] {
  const counts = new Map<string, number>();
  for (const finding of before) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1);
  return now.filter((finding) => {
    const count = counts.get(keyOf(finding)) ?? 0;
    counts.set(keyOf(finding), count - 1);
    return count === 0;
  });
}

/** The field that an edit makes. */
function fieldOf(edit: Edit): Path {
  if (edit.kind === 'Rename') return [...edit.at.slice(0, -1), edit.to];
  return edit.kind === 'Add' ? [...edit.at, edit.key] : edit.at;
}

const isAround = (place: Path, at: Path): boolean => place.every((step, index) => at[index] === step);

type Blame = readonly [edit: Finding, wrong: Finding];

/** The edits to blame for new findings: those of the same fields, else of the fields beside, of the same objects, of the same files, or all. */
function blamed(edits: readonly Finding[], wrong: readonly Finding[]): readonly Blame[] {
  const [ofObject, ofFile] = [groupBy(wrong, objectOf), groupBy(wrong, fileOf)];
  const within =
    (placeOf: (edit: Edit) => Path) =>
    (edit: Finding): Finding | undefined => {
      const places = (edit.edits ?? []).map(placeOf);
      return ofObject.get(objectOf(edit))?.find(({ at }) => places.some((place) => isAround(place, at)));
    };
  const ties: readonly ((edit: Finding) => Finding | undefined)[] = [
    within(fieldOf),
    within((edit) => fieldOf(edit).slice(0, -1)),
    (edit) => ofObject.get(objectOf(edit))?.[0],
    (edit) => ofFile.get(fileOf(edit))?.[0],
    () => wrong[0],
  ];
  for (const tie of ties) {
    const found = edits.flatMap((edit): readonly Blame[] => {
      const one = tie(edit);
      return one === undefined ? [] : [[edit, one]];
    });
    if (found.length > 0) return found;
  }
  return [];
}

/**
 * Works out the texts without what has one right answer. Each time as many edits are made as do not meet each other; then everything is read and checked anew,
 * and they stay only if the text means what it should, if less is found and if nothing is found that was not there before.
 */
export function planFixes(
  first: Input,
  options: CheckOptions,
  isAccepted: (finding: Located) => boolean = () => false,
): FixPlan {
  const check = ({ manifests }: Input): readonly Finding[] => checkManifests(manifests, options).findings;
  const locate = (findings: readonly Finding[], { texts }: Input): readonly Located[] =>
    locateFindings(findings, (file) => texts.get(file));
  const refused = new Set<string>();
  const left: Left[] = [];
  let input = first;
  let findings = check(input);
  const fixed = new Map<string, number>();

  const refuse = (some: readonly Finding[], whyOf: (index: number) => string): void => {
    for (const finding of some) refused.add(keyOf(finding));
    left.push(...locate(some, input).map((finding, index) => ({ finding, why: whyOf(index) })));
  };

  /** The next edits of each file; what they would do to its meaning besides is refused. */
  const next = (): ReadonlyMap<string, Mended> => {
    const candidates = findings.filter(
      (finding) => finding.edits !== undefined && fileOf(finding) !== '' && !refused.has(keyOf(finding)),
    );
    const located = locate(candidates, input);
    const fixable = candidates.filter((_, index) => !isAccepted(located[index]!));
    const files = new Map<string, Mended>();
    for (const [file, some] of groupBy(fixable, fileOf)) {
      const text = input.texts.get(file);
      const mended = text === undefined ? undefined : mend(text, some);
      if (mended === undefined) continue;
      if (readsAsEdited(text!, mended, file)) files.set(file, mended);
      else refuse(mended.findings, () => 'the change would have another meaning besides');
    }
    return files;
  };

  for (let files = next(); files.size > 0; files = next()) {
    const texts = new Map([...files].map(([file, { text }]) => [file, text]));
    const then = reread(input, texts);
    const found = check(then);
    const edits = [...files.values()].flatMap((mended) => mended.findings);
    const wrong = newAmong(found, findings);
    if (wrong.length > 0) {
      const blames = blamed(edits, wrong);
      const whyOf = (index: number): string =>
        `then there would be ${blames[index]![1].code}: ${blames[index]![1].what}`;
      refuse(
        blames.map(([edit]) => edit),
        whyOf,
      );
    } else if (found.length >= findings.length) {
      refuse(edits, () => 'it would be found again');
    } else {
      for (const [file, mended] of files) fixed.set(file, (fixed.get(file) ?? 0) + mended.findings.length);
      [input, findings] = [then, found];
    }
  }

  const texts = new Map([...input.texts].filter(([file, text]) => text !== first.texts.get(file)));
  return { input, texts, fixed, left };
}
