import { compareText } from '../common/compare-text';
import type { Severity } from '../diagnostics';
import { type Checked, type CheckOptions, checkManifests } from './check';
import type { Input } from './input';
import { locateFindings } from './locate-findings';
import type { Located, Report } from './located';

/** By file and line, as a reader goes through them. */
const compare = (a: Located, b: Located): number =>
  compareText(a.file, b.file) ||
  (a.line ?? 0) - (b.line ?? 0) ||
  (a.column ?? 0) - (b.column ?? 0) ||
  compareText(a.code, b.code) ||
  compareText(a.path, b.path) ||
  compareText(a.what, b.what);

const sortedByName = (counts: Checked['unchecked']): Readonly<Record<string, number>> =>
  Object.fromEntries([...counts].sort(([a], [b]) => compareText(a, b)));

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
