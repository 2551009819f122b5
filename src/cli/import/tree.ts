import { celModule } from './cel/module';
import { celPage, type ReleaseRules } from './cel/page';
import type { Release } from './config';
import { formatJson } from './json';
import { kindsModule } from './kinds-module';
import { header, modulesOf } from './modules';
import { type KindSchema, schemaFile } from './normalize';
import { type Definitions, definitionsFile } from './openapi';
import { ImportProblem } from './problem';
import { provenanceFile, provenanceOf } from './provenance';

/** The files of imports/, path to text. */
export type Tree = ReadonlyMap<string, string>;

export interface ReleaseKinds {
  readonly release: Release;
  readonly kinds: readonly KindSchema[];
  /** What the schemas of built-in kinds refer to. */
  readonly definitions?: Definitions;
}

/** Everything under imports/, made from the schemas alone. */
export async function treeOf(releases: readonly ReleaseKinds[]): Promise<Tree> {
  const tree = new Map<string, string>();
  const add = (path: string, text: string): void => {
    if (tree.has(path)) throw new ImportProblem([`two kinds would be written to ${path}`]);
    tree.set(path, text);
  };
  const rules: ReleaseRules[] = [];
  for (const { release, kinds, definitions } of releases) {
    for (const kind of kinds) {
      add(schemaPath(release, kind), formatJson(kind));
      if (release.openApi) continue;
      for (const [file, text] of await modulesOf(release, kind)) add(`${release.name}/${file}`, text);
    }
    const cel = release.openApi ? undefined : celModule(header(release), release.name, kinds);
    if (cel !== undefined) {
      add(`${release.name}/cel.ts`, cel.text);
      rules.push({ name: release.name, rules: cel.rules });
    }
    if (definitions !== undefined) add(definitionsPath(release), formatJson(definitions));
    add(`${release.name}/kinds.ts`, kindsModule(release, kinds, tree.has(`${release.name}/cel.ts`)));
  }
  if (rules.length > 0) add('CEL.md', celPage(rules));
  add('README.md', readme(releases));
  add(
    provenanceFile,
    provenanceOf(
      releases.map(({ release }) => release),
      tree,
    ),
  );
  return tree;
}

export function schemaFolder({ name }: Release): string {
  return `${name}/schemas`;
}

export function definitionsPath(release: Release): string {
  return `${schemaFolder(release)}/${definitionsFile}`;
}

function schemaPath(release: Release, kind: KindSchema): string {
  return `${schemaFolder(release)}/${schemaFile(kind)}`;
}

function readme(releases: readonly ReleaseKinds[]): string {
  const rows = releases.map(
    ({ release: { name, project, release, license }, kinds }) =>
      `| \`${name}\` | ${project} ${release} | ${kinds.length} | ${license} |`,
  );
  return `# Generated from CRDs

Do not edit anything here: \`npm run import\` writes this folder as a whole, and \`npm run import -- --check\` fails when
it differs from what would be written.

| folder | release | kinds | license |
|---|---|---|---|
${rows.join('\n')}

- \`<release>/<kind>-<version>.ts\`: types of a kind, and a thin class on a plain \`ApiObject\` (it keeps JSON patches and
  fields that the types do not know). What only narrows a value (patterns, bounds, oneOf, CEL) is not in the types.
- \`<release>/schemas/<group>_<kind>.json\`: the schemas of the served versions without prose, keys sorted; \`sameAs\`
  names the version with an equal schema. Everything else here is made from these files.
- \`<release>/cel.ts\`: the CEL rules of a release, compiled; CEL.md lists all of them.
- \`PROVENANCE.json\`: where the CRDs come from, with the checksums of the upstream files and of the schemas.

The releases, their addresses and checksums stand under \`meshImports\` in cdk8s.yaml. To regenerate:

    npm run import                   # downloads the CRDs and verifies the checksums
    npm run import -- --from DIR     # reads the same files from DIR/<folder>
    npm run import -- --check        # the modules equal what the committed schemas give
    npm run import -- --check --from DIR    # and the schemas equal the upstream files
`;
}
