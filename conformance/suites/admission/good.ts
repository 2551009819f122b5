import { analyze, type Message } from '../../cluster/istioctl';
import { isIstio, nameOf } from '../../cluster/manifest';
import { type Applied, refusalsOf } from '../../cluster/mesh';
import { podsOf } from '../../cluster/pods';
import { expectNone } from '../../harness/suite';
import type { Group } from '../../programs/group';
import { type Agreed, agreed, agreedWarnings } from './expected';
import type { Court } from './index';
import { surroundings } from './surroundings';

/** The API server has taken everything, and istiod's webhook would have. */
export async function accepted({ istiod }: Court, applied: readonly Applied[]): Promise<void> {
  const problems = [...refusalsOf(applied)];
  for (const { object } of applied.filter(({ object }) => isIstio(object))) {
    const { allowed, message, warnings } = await istiod.review(object);
    if (!allowed) problems.push(`istiod refuses ${nameOf(object)}: ${message}`);
    for (const warning of warnings) {
      if (!agreedWarnings.some(({ text }) => text.test(warning)))
        problems.push(`istiod warns of ${nameOf(object)}: ${warning}`);
    }
  }
  expectNone(problems);
}

const agreedBy = (group: string, { code, origin }: Message): Agreed | undefined =>
  agreed.find((one) => one.code === code && one.origin.test(origin) && (one.group?.test(group) ?? true));

export const isAgreed = (group: string, message: Message): boolean => agreedBy(group, message) !== undefined;

/** What has been said once is not said again. */
const told = new Set<Agreed>();
let listed = '';

/** No analyzer has anything to say that is not in the table. */
export async function analyzed({ harness, mesh }: Court, group: Group, say: (line: string) => void): Promise<void> {
  const around = [...surroundings(group.objects), ...podsOf(group.objects), ...(group.existing ?? [])];
  await mesh.during(around, async (applied) => {
    expectNone(refusalsOf(applied));
    const { messages, ran } = await analyze(harness, mesh.cluster);
    const unexplained = messages.filter((message) => !isAgreed(group.name, message));
    expectNone(unexplained.map(({ code, level, origin, message }) => `${code} ${level} ${origin}: ${message}`));
    for (const one of new Set(messages.flatMap((message) => agreedBy(group.name, message) ?? []))) {
      if (!told.has(one)) say(`${one.code} agreed, here and below: ${one.why}`);
      told.add(one);
    }
    const list = ran.join(', ');
    // the same for every group, as long as the kinds are
    if (list !== listed) say(`${ran.length} analyzers ran: ${list}`);
    listed = list;
  });
}
