import { messageOf } from '../../cluster/api-client';
import { isIstio, nameOf } from '../../cluster/manifest';
import type { Applied } from '../../cluster/mesh';
import { isRefused } from '../../cluster/mesh';
import { Failure } from '../../harness/suite';
import type { Court } from './index';

/** Who refuses an object, and the words that say why and where. */
export interface Refusal {
  readonly by: 'API server' | 'istiod' | 'istioctl';
  readonly words: RegExp;
}

/** What an engine said against an object. */
export interface Objection {
  readonly by: Refusal['by'];
  readonly words: string;
}

/** What the API server and istiod's webhook have against these objects. */
export async function objections({ istiod }: Court, applied: readonly Applied[]): Promise<readonly Objection[]> {
  const found: Objection[] = [];
  for (const one of applied) {
    const name = nameOf(one.object);
    if (isRefused(one)) found.push({ by: 'API server', words: `${name}: ${messageOf(one.answer)}` });
    if (!isIstio(one.object)) continue;
    const { allowed, message } = await istiod.review(one.object);
    if (!allowed) found.push({ by: 'istiod', words: `${name}: ${message}` });
  }
  return found;
}

export const lines = (found: readonly Objection[]): readonly string[] =>
  found.length === 0 ? ['no engine says anything'] : found.map(({ by, words }) => `${by}: ${words}`);

/** The engine of the table refuses in the words of the table. */
export function mustRefuse(found: readonly Objection[], { by, words }: Refusal): void {
  if (found.some((one) => one.by === by && words.test(one.words))) return;
  throw new Failure([`${by} should have refused it in words like ${words}`, ...lines(found)]);
}
