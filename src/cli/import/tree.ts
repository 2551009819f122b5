import type { Release } from './config';
import { formatJson } from './json';
import { modulesOf } from './modules';
import { type KindSchema, schemaFile } from './normalize';
import { ImportProblem } from './problem';
import { provenanceFile, provenanceOf } from './provenance';

/** The files of imports/, path to text. */
export type Tree = ReadonlyMap<string, string>;

export interface ReleaseKinds {
  readonly release: Release;
  readonly kinds: readonly KindSchema[];
}

/** Everything under imports/, made from the schemas alone. */
export async function treeOf(releases: readonly ReleaseKinds[]): Promise<Tree> {
  const tree = new Map<string, string>();
  const add = (path: string, text: string): void => {
    if (tree.has(path)) throw new ImportProblem([`two kinds would be written to ${path}`]);
    tree.set(path, text);
  };
  for (const { release, kinds } of releases) {
    for (const kind of kinds) {
      add(schemaPath(release, kind), formatJson(kind));
      for (const [file, text] of await modulesOf(release, kind)) add(`${release.name}/${file}`, text);
    }
  }
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
- \`PROVENANCE.json\`: where the CRDs come from, with the checksums of the upstream files and of the schemas.

The releases, their addresses and checksums stand under \`meshImports\` in cdk8s.yaml. To regenerate:

    npm run import                   # downloads the CRDs and verifies the checksums
    npm run import -- --from DIR     # reads the same files from DIR/<folder>
    npm run import -- --check        # the modules equal what the committed schemas give
    npm run import -- --check --from DIR    # and the schemas equal the upstream files
`;
}
