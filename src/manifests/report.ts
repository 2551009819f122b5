import type { Severity } from '../diagnostics';
import { type Checked, type CheckOptions, checkManifests } from './check';
import type { Input } from './input';
import { locateFindings } from './locate-findings';
import type { Located, Report } from './located';

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By file and line, as a reader goes through them. */
const compare = (a: Located, b: Located): number =>
  text(a.file, b.file) ||
  (a.line ?? 0) - (b.line ?? 0) ||
  (a.column ?? 0) - (b.column ?? 0) ||
  text(a.code, b.code) ||
  text(a.path, b.path) ||
  text(a.what, b.what);

const sortedByName = (counts: Checked['unchecked']): Readonly<Record<string, number>> =>
  Object.fromEntries([...counts].sort(([a], [b]) => text(a, b)));

/** Checks what was read, but does not report what somebody accepts. */
export function reportOf(
  input: Input,
  options: CheckOptions,
  isAccepted: (finding: Located) => boolean = () => false,
): Report {
  const { findings, checked, unchecked } = checkManifests(input.manifests, options);
  const all = [...input.problems, ...locateFindings([...input.findings, ...findings], (file) => input.texts.get(file))];
  const left = all.filter((finding) => !isAccepted(finding));
  const count = (severity: Severity): number => left.filter((finding) => finding.severity === severity).length;
  return {
    findings: [...left].sort(compare),
    summary: {
      files: input.texts.size,
      checked,
      notChecked: sortedByName(unchecked),
      errors: count('error'),
      warnings: count('warning'),
      infos: count('info'),
      accepted: all.length - left.length,
    },
  };
}
