import type { Diagnostic } from './diagnostic';

/** The text of a finding below the `[path]` that cdk8s puts before every validation error. */
export function formatBody(d: Diagnostic): string {
  const at = d.at === '' ? '' : ` at ${d.at}`;
  const related = d.related.length === 0 ? [] : [`      see: ${d.related.join(', ')}`];
  return [`${d.code} ${d.severity}${at}: ${d.what}`, `      why: ${d.why}`, `      fix: ${d.fix}`, ...related].join(
    '\n',
  );
}

/** A whole finding as text for people. */
export const formatText = (d: Diagnostic): string => `[${d.path}] ${formatBody(d)}`;

/** The one line that the compiler prints for the same refusal. */
export const formatLine = (d: Pick<Diagnostic, 'code' | 'what' | 'why' | 'fix'>): string =>
  `${d.code} ${d.what}; why: ${d.why}; fix: ${d.fix}`;
