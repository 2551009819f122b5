import { groupBy } from '../../common/group-by';
import { type Input, narrowAll, problemOf } from '../input';
import type { Candidate, Manifest } from '../manifest';
import { readText } from '../read/read-text';

const fileOf = ({ origin }: Candidate | Manifest): string => (origin.kind === 'File' ? origin.file : origin.path);

/** What was read, with other texts for some of the files. */
export function reread(input: Input, changed: ReadonlyMap<string, string>): Input {
  const manifests = groupBy(input.manifests, fileOf);
  const findings = groupBy(input.findings, ({ about }) => fileOf(about));
  const texts = new Map([...input.texts].map(([file, text]) => [file, changed.get(file) ?? text]));
  const parts = [...texts].map(([file, text]): Omit<Input, 'texts'> => {
    if (!changed.has(file)) {
      return { manifests: manifests.get(file) ?? [], findings: findings.get(file) ?? [], problems: [] };
    }
    const { candidates, problems } = readText(text, file);
    return { ...narrowAll(candidates), problems: problems.map(problemOf) };
  });
  return {
    manifests: parts.flatMap((part) => part.manifests),
    findings: parts.flatMap((part) => part.findings),
    problems: [
      ...input.problems.filter(({ file }) => !changed.has(file)),
      ...parts.flatMap(({ problems }) => problems),
    ],
    texts,
  };
}
