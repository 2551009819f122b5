import type { CoverageRow, ManifestRule, RuleFamily } from '../../manifests/rule';
import type { UpstreamCode } from '../../meshes/istio/rules/upstream/ist';

/** What goes into docs/rules: file name to text. */
export type Pages = ReadonlyMap<string, string>;

const generated = '<!-- Made by `npm run docs` from the files of the rules; change them, not this page. -->\n';

const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?)]$/.test(text) ? '' : '.'}`;
const holes = (text: string): string => text.replace(/\{(\w+)\}/g, '‹$1›');
const yaml = (text: string): string => `\`\`\`yaml\n${text.trim()}\n\`\`\``;
const kindName = (kind: string): string => kind.slice(kind.indexOf('/') + 1);

function versions({ since, until }: ManifestRule): string {
  if (since === undefined && until === undefined) return 'all';
  return [since === undefined ? '' : `from ${since}`, until === undefined ? '' : `before ${until}`].join(' ').trim();
}

function page(rule: ManifestRule, family: RuleFamily): string {
  const { code, name, severity, summary, what, why, fix, upstream, kinds, bad, good } = rule;
  return `${generated}
# ${code} ${name}

${sentence(summary)}

| | |
|---|---|
| severity | ${severity} |
| about | ${kinds.map(kindName).join(', ')} |
| versions of Istio | ${versions(rule)} |
| known upstream as | ${upstream.length === 0 ? 'nothing' : upstream.join(', ')} |
| family | [${family.name}](README.md#${family.name}) |

Message: ${holes(what)}

**Why:** ${holes(sentence(why))}

**Fix:** ${holes(sentence(fix))}

## Found

${yaml(bad)}

## Corrected

${yaml(good)}
`;
}

const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
const link = (code: string): string => `[${code}](${code}.md)`;

function index(families: readonly RuleFamily[]): string {
  const parts = families.map(({ name, hurts, rules }) =>
    [
      `## ${name}`,
      '',
      `${sentence(hurts)}`,
      '',
      row(['code', 'name', '', 'finds']),
      row(['---', '---', '---', '---']),
      ...rules.map(({ code, name: rule, severity, summary }) => row([link(code), rule, severity, sentence(summary)])),
    ].join('\n'),
  );
  return `${generated}
# Rules over manifests, by what hurts

What \`cdk8s-mesh check\` finds in any YAML of Istio, and synth in what a program writes. Structure and CEL of the CRDs come before them: codes
MESH7xxx. [Which messages of istioctl and Kiali these cover](coverage.md).

${parts.join('\n\n')}
`;
}

function upstreamTable(title: string, all: readonly UpstreamCode[], rules: readonly ManifestRule[]): string {
  const rows = all.map(({ code, name, schema, undecidable }) => {
    const by = rules.filter(({ upstream }) => upstream.includes(code)).map((rule) => link(rule.code));
    const otherwise = schema === undefined ? `not from manifests: ${undecidable ?? ''}` : `schema: ${schema}`;
    return row([code, name, by.length > 0 ? by.join(', ') : otherwise]);
  });
  return [`## ${title}`, '', row(['code', 'name', 'here']), row(['---', '---', '---']), ...rows].join('\n');
}

function stated(entry: CoverageRow): string {
  if ('codes' in entry) return entry.codes.map(link).join(', ');
  return 'schema' in entry ? `schema: ${entry.schema}` : `not from manifests: ${entry.undecidable}`;
}

function coverageTables(coverage: Readonly<Record<string, readonly CoverageRow[]>>): readonly string[] {
  return Object.entries(coverage).map(([family, rows]) =>
    [
      `## ${family}`,
      '',
      row(['what upstream states', 'here']),
      row(['---', '---']),
      ...rows.map((entry) => row([entry.says, stated(entry)])),
    ].join('\n'),
  );
}

export interface RuleDocs {
  readonly families: readonly RuleFamily[];
  readonly coverage: Readonly<Record<string, readonly CoverageRow[]>>;
  /** Titles and codes of upstream's tools. */
  readonly upstream: Readonly<Record<string, readonly UpstreamCode[]>>;
}

/** One page a rule, an index by what hurts, and what of upstream's checks is covered. */
export function rulePages({ families, coverage, upstream }: RuleDocs): Pages {
  const rules = families.flatMap((family) => family.rules);
  const pages = families.flatMap((family) =>
    family.rules.map((rule): [string, string] => [`${rule.code}.md`, page(rule, family)]),
  );
  const tables = Object.entries(upstream).map(([title, codes]) => upstreamTable(title, codes, rules));
  return new Map([
    ['README.md', index(families)],
    ['coverage.md', `${generated}\n# What is covered\n\n${[...tables, ...coverageTables(coverage)].join('\n\n')}\n`],
    ...pages,
  ]);
}
