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

function page(rule: ManifestRule, family: RuleFamily, { mesh, file }: MeshRules): string {
  const { code, name, severity, summary, what, why, fix, upstream, kinds, bad, good } = rule;
  return `${generated}
# ${code} ${name}

${sentence(summary)}

| | |
|---|---|
| severity | ${severity} |
| about | ${kinds.map(kindName).join(', ')} |
| versions of ${mesh} | ${versions(rule)} |
| known upstream as | ${upstream.length === 0 ? 'nothing' : upstream.join(', ')} |
| family | [${family.name}](${file}.md#${family.name}) |

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

function meshIndex({ mesh, file, families }: MeshRules): string {
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
# Rules over manifests for ${mesh}, by what hurts

What \`cdk8s-mesh check --mesh ${file}@…\` finds in any YAML, and synth in what a program writes. [What of the checks of ${mesh} and its
tools these cover](${file}-coverage.md); [the other meshes](README.md).

${parts.join('\n\n')}
`;
}

/** What the codes of a mesh begin with, in short. */
function beginnings(families: readonly RuleFamily[]): string {
  const codes = families.flatMap(({ rules }) => rules.map(({ code }) => code));
  const cut = (digits: number): readonly string[] =>
    [...new Set(codes.map((code) => code.slice(0, -digits) + 'x'.repeat(digits)))].sort();
  const hundreds = cut(2);
  return (hundreds.length > 3 ? cut(3) : hundreds).join(', ');
}

function index(meshes: readonly MeshRules[]): string {
  const rows = meshes.map(({ mesh, file, families }) => {
    const count = families.reduce((sum, { rules }) => sum + rules.length, 0);
    return row([`[${mesh}](${file}.md)`, `${count}`, beginnings(families), `[coverage](${file}-coverage.md)`]);
  });
  return `${generated}
# Rules over manifests

What \`cdk8s-mesh check\` finds in any YAML of a mesh, and synth in what a program writes. Structure and CEL of the CRDs come before them, for every
mesh: codes MESH7xxx.

${[row(['mesh', 'rules', 'codes', 'of its own checks']), row(['---', '---', '---', '---']), ...rows].join('\n')}
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

/** The rules of a mesh, and what of its own checks they cover. */
export interface MeshRules {
  readonly mesh: string;
  /** What its pages are called, and the mesh on the command line. */
  readonly file: string;
  readonly families: readonly RuleFamily[];
  readonly coverage: Readonly<Record<string, readonly CoverageRow[]>>;
  /** Titles and codes of upstream's tools. */
  readonly upstream: Readonly<Record<string, readonly UpstreamCode[]>>;
}

/** One page a rule, an index of each mesh by what hurts, and what of its own checks is covered. */
export function rulePages(meshes: readonly MeshRules[]): Pages {
  const perMesh = meshes.flatMap((docs): readonly (readonly [string, string])[] => {
    const { mesh, file, families, coverage, upstream } = docs;
    const rules = families.flatMap((family) => family.rules);
    const tables = Object.entries(upstream).map(([title, codes]) => upstreamTable(title, codes, rules));
    const covered = [...tables, ...coverageTables(coverage)].join('\n\n');
    return [
      [`${file}.md`, meshIndex(docs)],
      [`${file}-coverage.md`, `${generated}\n# What is covered of ${mesh}\n\n${covered}\n`],
      ...families.flatMap((family) =>
        family.rules.map((rule) => [`${rule.code}.md`, page(rule, family, docs)] as const),
      ),
    ];
  });
  return new Map([['README.md', index(meshes)], ...perMesh]);
}
