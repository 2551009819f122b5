import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Harness } from '../../harness/harness';
import { lastLines } from '../../harness/processes';

/** A text as one document, which is what the converter below every tool reads, or as a file, which is what kubectl reads. */
export interface Question {
  readonly as: 'document' | 'stream';
  readonly text: string;
}

export interface Answer {
  readonly values: readonly unknown[];
  readonly error?: string;
  /** What a strict reader refuses. */
  readonly strict?: string;
}

/** What sigs.k8s.io/yaml and the stream reader of apimachinery make of texts. */
export async function ask(harness: Harness, name: string, questions: readonly Question[]): Promise<readonly Answer[]> {
  const [asked, answered] = ['questions', 'answers'].map((what) => join(harness.folder, `${name}.${what}.jsonl`)) as [
    string,
    string,
  ];
  const lines = questions.map(({ as, text }) => JSON.stringify({ as, text: Buffer.from(text).toString('base64') }));
  writeFileSync(asked, lines.join('\n'));
  const program = { name: 'go-yaml', command: harness.engine('go-yaml'), args: [asked, answered] };
  const { code, stderr } = await harness.processes.run(program);
  if (code !== 0) throw new Error(`go-yaml ended with ${code}:\n${lastLines(stderr)}`);
  const answers = readFileSync(answered, 'utf8').trimEnd().split('\n');
  return answers.map((line) => JSON.parse(line) as Answer);
}
