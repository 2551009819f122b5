import { groupBy } from '../../../common/group-by';
import type { CompiledSite } from './module';

export interface ReleaseRules {
  readonly name: string;
  readonly rules: readonly CompiledSite[];
}

/** The page that says of every CEL rule what became of it. */
export function celPage(releases: readonly ReleaseRules[]): string {
  const total = releases.reduce((sum, { rules }) => sum + rules.length, 0);
  return `# CEL rules of the CRDs

Do not edit: \`npm run import\` writes this page. It names every place of a rule (\`x-kubernetes-validations\`) in the served schemas, ${total} in
all, and the function in \`<release>/cel.ts\` that it is compiled to. A rule that cannot be compiled stops the import, so none is left out.
Transition rules are asked only where a former object is known.

${releases.map(releaseText).join('\n\n')}
`;
}

function releaseText({ name, rules }: ReleaseRules): string {
  const rows = [...groupBy(rules, ({ rule }) => String(rule['rule']))].map(([source, sites]) => {
    const functions = [...new Set(sites.map((site) => `\`${site.name}\``))].join(', ');
    const state = `compiled to ${functions}${sites[0]!.transition ? ', transition' : ''}`;
    return `| ${code(source)} | ${state} | ${sites.length} | ${placesText(sites)} |`;
  });
  return `## ${name}

${rules.length} rules at ${new Set(rules.map(({ kind, path }) => `${kind} ${path}`)).size} places.

| rule | state | sites | places |
|---|---|---|---|
${rows.join('\n')}`;
}

function placesText(sites: readonly CompiledSite[]): string {
  return [...groupBy(sites, ({ kind }) => kind)]
    .map(([kind, ofKind]) => `${kind.split('/').slice(1).join(' ')}: ${ofKind.map(({ path }) => code(path)).join(' ')}`)
    .join('<br>');
}

// A bar would end the cell even within code.
const code = (text: string): string => `\`${text.replace(/\s+/g, ' ').replaceAll('|', '\\|')}\``;
