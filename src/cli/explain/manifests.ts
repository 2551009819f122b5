import { checkManifests } from '../../manifests/check';
import { type Input, readInput } from '../../manifests/input';
import { type GroupKind, groupKindOf, type Manifest } from '../../manifests/manifest';
import { defaultSettings } from '../../manifests/settings';
import { meshChecks } from '../../meshes/checks';
import { ExplainProblem } from './program';
import type { Asked, Use } from './uses';

const groupOf = (kind: GroupKind): string => kind.slice(0, kind.indexOf('/'));

/** What the schemas of a mesh do not let through is for `check`. */
function refuseBroken(manifests: readonly Manifest[]): void {
  const broken = new Set<unknown>();
  for (const { versions, checks } of Object.values(meshChecks)) {
    const version = versions.at(-1)!;
    const { schemas } = checks(version)!;
    const options = { schemas, rules: [], settings: { ...defaultSettings, version } };
    for (const { about, severity } of checkManifests(manifests, options).findings)
      if (severity === 'error') broken.add(about);
  }
  const count = manifests.filter((manifest) => broken.has(manifest)).length;
  if (count > 0) throw new ExplainProblem(`${count} objects are not valid: run cdk8s-mesh check first`);
}

/** What the objects of some files ask for. */
export async function askedByManifests(paths: readonly string[], stdin: NodeJS.ReadableStream): Promise<Asked> {
  const { manifests, problems }: Input = await readInput(paths, stdin);
  const fatal = problems.filter(({ severity }) => severity === 'error');
  if (fatal.length > 0) throw new ExplainProblem(fatal.map(({ file, what }) => `${file}: ${what}`).join('\n'));
  refuseBroken(manifests);
  const asks = Object.values(meshChecks).flatMap((mesh) => mesh.asks);
  const groups = new Set(asks.flatMap(({ kinds }) => kinds.map(groupOf)));
  const uses: Use[] = [];
  const unexplained = new Map<string, number>();
  const count = (what: string): void => void unexplained.set(what, (unexplained.get(what) ?? 0) + 1);
  for (const { object, origin } of manifests) {
    const kind = groupKindOf(object);
    const own = asks.filter(({ kinds }) => kinds.includes(kind));
    if (own.length === 0 && groups.has(groupOf(kind)) && groupOf(kind) !== '') count(object.kind);
    const place = `${origin.kind === 'File' ? origin.file : origin.path} ${object.kind} ${object.metadata.name ?? ''}`;
    for (const asked of own.flatMap((one) => [...one.of(object)])) {
      if ('feature' in asked) uses.push({ feature: asked.feature, where: `${place} ${asked.at}` });
      else count(`${object.kind}: ${asked.beyond}`);
    }
  }
  return { uses, unexplained };
}
