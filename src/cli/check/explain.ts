import { codes, type Explanation } from '../../diagnostics';
import type { ManifestRule } from '../../manifests/rule';

const indented = (text: string): string =>
  text
    .trim()
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');

const head = (code: string, { severity, what, why, fix }: Explanation): readonly string[] => [
  `${code} ${severity}: ${what}`,
  `  why: ${why}`,
  `  fix: ${fix}`,
];

/** What a code means; undefined for one that does not exist. */
export function explain(code: string, rules: readonly ManifestRule[]): string | undefined {
  const wanted = code.toUpperCase();
  const matching = rules.filter((rule) => rule.code === wanted || rule.upstream.includes(wanted));
  if (matching.length > 0) {
    return matching
      .map((rule) =>
        [
          ...head(rule.code, rule),
          '',
          `  ${rule.name}: ${rule.summary}`,
          ...(rule.upstream.length === 0 ? [] : [`  known upstream as ${rule.upstream.join(', ')}`]),
          '',
          '  found:',
          indented(rule.bad),
          '',
          '  corrected:',
          indented(rule.good),
          '',
        ].join('\n'),
      )
      .join('\n');
  }
  const table: Readonly<Record<string, Explanation>> = codes;
  return Object.hasOwn(table, wanted) ? `${head(wanted, table[wanted]!).join('\n')}\n` : undefined;
}
