import { type ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { type Diagnostic, diagnose } from '../diagnostics';
import type { Draft } from '../meshes/draft';

/** An object that will be written, whoever makes it. */
interface Written {
  readonly apiGroup: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
  /** Path of the construct to blame. */
  readonly path: string;
  readonly chart: IConstruct;
  readonly ours: boolean;
}

const show = ({ kind, namespace, name }: Written): string =>
  `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;

function* twins(objects: readonly Written[], key: (object: Written) => string): Iterable<readonly [Written, Written]> {
  const seen = new Map<string, Written>();
  for (const object of objects) {
    const first = seen.get(key(object));
    if (first === undefined) seen.set(key(object), object);
    else if (first.ours || object.ours) yield [first, object]; // what users say twice themselves is theirs
  }
}

/** The object is said twice, by us, by the user, or by both. */
const sameObject = ({ apiGroup, kind, namespace = '', name }: Written): string =>
  [apiGroup, kind, namespace, name].join(' ');

/** The file of an object, where each has one of its own. */
function fileOf(app: IConstruct): ((object: Written) => string) | undefined {
  if (!(app instanceof App)) return undefined;
  if (app.yamlOutputType === YamlOutputType.FILE_PER_RESOURCE) return ({ kind, name }) => `${kind}.${name}`;
  if (app.yamlOutputType !== YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE) return undefined;
  return ({ kind, name, chart }) => `${chart.node.path} ${kind}.${name}`;
}

/** Objects that would replace one another, in the cluster or on the disk. */
export function findCollisions(
  root: IConstruct,
  drafts: readonly Draft[],
  foreign: readonly ApiObject[],
  constructs: ReadonlyMap<string, IConstruct>,
): readonly Diagnostic[] {
  const theirs = foreign.map((object): Written => {
    const { apiGroup, kind, name, metadata } = object;
    return {
      apiGroup,
      kind,
      name,
      namespace: metadata.namespace,
      path: object.node.path,
      chart: Chart.of(object),
      ours: false,
    };
  });
  const ours = drafts.map(({ owner, apiVersion, kind, metadata: { name, namespace } }): Written => {
    const apiGroup = apiVersion.includes('/') ? apiVersion.split('/')[0]! : 'core';
    return { apiGroup, kind, name, namespace, path: owner, chart: Chart.of(constructs.get(owner)!), ours: true };
  });
  const objects = [...theirs, ...ours];
  const diagnostics: Diagnostic[] = [];
  const doubled = new Set<Written>();
  for (const [first, second] of twins(objects, sameObject)) {
    doubled.add(second);
    const place = { path: second.path, related: [first.path] };
    diagnostics.push(diagnose('MESH1008', { object: show(second) }, place));
  }
  const file = fileOf(root);
  for (const [first, second] of file === undefined ? [] : twins(objects, file)) {
    if (doubled.has(second)) continue;
    const place = { path: second.path, related: [first.path] };
    diagnostics.push(diagnose('MESH1012', { object: show(second), other: show(first) }, place));
  }
  return diagnostics;
}
