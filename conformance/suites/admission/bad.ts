import { analyze } from '../../cluster/istioctl';
import type { Manifest } from '../../cluster/manifest';
import { podsOf } from '../../cluster/pods';
import { sample } from '../../harness/sample';
import { type Case, Failure } from '../../harness/suite';
import { type BadExample, badExamples } from '../../programs/rules';
import { spoken } from './expected-of-rules';
import { isAgreed } from './good';
import { handMade } from './hand-made';
import type { Court } from './index';
import { lines, mustRefuse, type Objection, objections } from './refusals';
import { surroundings } from './surroundings';

/** What every engine has against these objects, the analyzers too. */
async function everything(
  court: Court,
  name: string,
  objects: readonly Manifest[],
  existing: readonly Manifest[],
): Promise<readonly Objection[]> {
  const { harness, mesh } = court;
  return mesh.during([...surroundings(objects), ...objects, ...podsOf(objects), ...existing], async (applied) => {
    const found = await objections(court, applied);
    const { messages } = await analyze(harness, mesh.cluster);
    const unexplained = messages.filter((message) => !isAgreed(name, message));
    const said = unexplained.map(
      ({ code, origin, message }) => ({ by: 'istioctl', words: `${code} ${origin}: ${message}` }) as const,
    );
    return [...found, ...said];
  });
}

/** A rule's bad example: either an engine says it too, at the field of our finding, or the rule is alone in seeing it. */
async function ruleCase(court: Court, { code, name, objects, existing = [], at }: BadExample): Promise<void> {
  const found = await everything(court, name, objects, existing);
  const expected = spoken[code];
  if (expected === undefined) {
    if (found.length > 0) throw new Failure([`${code} is not in the table of expected-of-rules.ts`, ...lines(found)]);
    return;
  }
  mustRefuse(found, expected);
  if (expected.at !== undefined && expected.at !== at)
    throw new Failure([`our finding is at ${at}, that of ${expected.by} at ${expected.at}`]);
}

export const badCases = (court: Court): readonly Case[] => [
  ...sample(badExamples(), 8, court.harness.options).map((example) => ({
    name: `bad example: ${example.name}`,
    run: (say: (line: string) => void) => {
      const by = spoken[example.code]?.by;
      say(by === undefined ? 'no engine sees it' : `${by} sees it too`);
      return ruleCase(court, example);
    },
  })),
  ...handMade.map(({ name, object, refusal }) => ({
    name: `refused by ${refusal.by}: ${name}`,
    run: () => court.mesh.during([object], async (applied) => mustRefuse(await objections(court, applied), refusal)),
  })),
];
