import type { Manifest } from '../../cluster/manifest';
import { type Judges, ourVerdict, theirVerdict, type Verdict } from './verdicts';

/** An object with what both sides say of it. */
export interface Judged<T> {
  readonly subject: T;
  readonly ours: Verdict;
  readonly theirs: Verdict;
}

export type Side = 'false accept' | 'false reject' | 'no verdict';

/** How the two differ; undefined where they agree. */
export function sideOf({ ours, theirs }: Pick<Judged<unknown>, 'ours' | 'theirs'>): Side | undefined {
  if (ours.is === 'none' || theirs.is === 'none') return 'no verdict';
  if (ours.is === theirs.is || theirs.is === 'either') return undefined;
  return ours.is === 'taken' ? 'false accept' : 'false reject';
}

/** At a time; the API server has as many connections. */
const atOnce = 8;

/** Does it for every item, several at a time, and keeps their order. */
export async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index]!);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

export async function judgeOne(
  judges: Judges,
  seed: Manifest,
  object: Manifest,
): Promise<Pick<Judged<unknown>, 'ours' | 'theirs'>> {
  return { ours: ourVerdict(object), theirs: await theirVerdict(judges, seed, object) };
}

export const judge = <T extends { readonly seed: Manifest; readonly object: Manifest }>(
  judges: Judges,
  subjects: readonly T[],
): Promise<readonly Judged<T>[]> =>
  inParallel(subjects, async (subject) => ({ subject, ...(await judgeOne(judges, subject.seed, subject.object)) }));
