import type { Harness } from '../../harness/harness';
import { type Case, expectNone, type Suite } from '../../harness/suite';
import { difference, own, theirs } from './compare';
import { differences } from './differences';
import { documents } from './documents';
import { generated } from './generated';
import { ask, type Question } from './oracle';
import { scalars, settings } from './scalars';
import { streams } from './streams';

const asDocument = (text: string): Question => ({ as: 'document', text });

/** Keys written twice are a matter of strict readers, which take merged keys for them, too. */
const isComparable = ({ as, text }: Question): boolean => as === 'document' && !text.includes('<<');

/** Both readers on the same texts. What differs is listed. */
async function agree(
  harness: Harness,
  name: string,
  questions: readonly Question[],
  say: (line: string) => void,
): Promise<void> {
  const answers = await ask(harness, name, questions);
  const problems: string[] = [];
  let listed = 0;
  for (const [index, question] of questions.entries()) {
    const ours = own(question);
    const go = theirs(question, answers[index]!);
    const told = difference(ours, go);
    if (told !== undefined) {
      const known = differences.find(({ is }) => is(question, ours, go));
      if (known === undefined) problems.push(`${JSON.stringify(question.text)}: ${told}`);
      else listed++;
    } else if (ours.values !== undefined && isComparable(question) && go.twice > 0 && ours.twice === 0) {
      problems.push(`${JSON.stringify(question.text)}: Go finds a key twice, and we do not`);
    }
  }
  say(`${questions.length} texts, of which ${listed} differ as listed`);
  expectNone(problems);
}

export const reading: Suite = {
  name: 'reading',
  proves: 'YAML and JSON mean to us what they mean to sigs.k8s.io/yaml and kubectl',
  needs: { 'go-yaml': ['go-yaml'] },
  cases: async (harness) => {
    const { seed, full } = harness.options;
    const count = full ? 60_000 : 6_000;
    const texts: Readonly<Record<string, readonly Question[]>> = {
      scalars: scalars.flatMap((scalar) => settings.map((setting) => asDocument(setting(scalar)))),
      documents: documents.map(asDocument),
      streams: streams.map((text) => ({ as: 'stream', text })),
      [`${count} generated documents`]: generated(count, seed).map(asDocument),
    };
    return [
      ...Object.entries(texts).map(
        ([name, questions]): Case => ({
          name,
          run: (say) => agree(harness, name.replaceAll(' ', '-'), questions, say),
        }),
      ),
      {
        name: 'every listed difference is one',
        run: async () => {
          const answers = await ask(
            harness,
            'examples',
            differences.map(({ example }) => asDocument(example)),
          );
          const gone = differences.filter(({ example, is }, index) => {
            const question = asDocument(example);
            const [ours, go] = [own(question), theirs(question, answers[index]!)];
            return !is(question, ours, go) || (difference(ours, go) === undefined && ours.twice === go.twice);
          });
          expectNone(gone.map(({ what }) => `no longer: ${what}`));
        },
      },
    ];
  },
};
