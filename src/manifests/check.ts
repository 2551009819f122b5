import type { Code } from '../diagnostics';
import { withoutMetadataNulls } from './core/metadata';
import { withoutNulls } from './defaults';
import { type Finding, wordsOf } from './finding';
import { isObject } from './json';
import { type GroupKind, groupKindOf, type Manifest } from './manifest';
import type { Path } from './path';
import type { ManifestRule } from './rule';
import { runRules } from './run-rules';
import { compileSchema } from './schema/compile';
import type { Issue } from './schema/issue';
import type { KindSchema, SchemaSource } from './schema/schema';
import { ManifestSet } from './set';
import type { Settings } from './settings';

/** What manifests are held against. A mesh hands it over; this engine knows none. */
export interface Checks {
  readonly schemas: SchemaSource;
  readonly rules: readonly ManifestRule[];
  /** @default everything is read */
  readonly unread?: Unread;
}

/** What of a set the control plane does not read; undefined where it reads everything. */
export type Unread = (set: ManifestSet) => ((manifest: Manifest) => boolean) | undefined;

/** The checks of every version of a mesh. */
export interface MeshChecks {
  readonly versions: readonly string[];
  /** Undefined for a version that is not known here. */
  readonly checks: (version: string) => Checks | undefined;
}

export interface CheckOptions extends Checks {
  readonly settings: Settings;
  /** The former state of the same objects, for rules of transition. */
  readonly previous?: readonly Manifest[];
}

export interface Checked {
  /** In the order of the manifests, and of the fields in each. */
  readonly findings: readonly Finding[];
  readonly checked: number;
  /** How many objects of which kinds were not, since nothing here knows them. */
  readonly unchecked: ReadonlyMap<GroupKind, number>;
}

const issueFinding = (about: Manifest, { code, at, values, edits }: Issue): Finding => ({
  ...wordsOf(code, values),
  about,
  at,
  related: [],
  upstream: ['IST0106'],
  edits,
});

/** Objects by what identifies them, whatever the version. */
const identityOf = ({ object }: Manifest): string =>
  `${groupKindOf(object)} ${object.metadata.namespace ?? ''}/${object.metadata.name ?? ''}`;

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Other objects may still look a broken one up by its name, and see nothing of what may have the wrong types. */
function withoutBody({ object: { apiVersion, kind, metadata }, origin }: Manifest, isNamed: boolean): Manifest {
  if (isNamed) return { object: withoutMetadataNulls({ apiVersion, kind, metadata }), origin };
  const { name, namespace } = isObject(metadata) ? metadata : {};
  const [own, home] = [text(name), text(namespace)];
  const known = { ...(own !== undefined && { name: own }), ...(home !== undefined && { namespace: home }) };
  return { object: { apiVersion, kind, metadata: known }, origin };
}

function below<Key, Value>(maps: Map<Key, Map<string, Value>>, key: Key): Map<string, Value> {
  const known = maps.get(key);
  if (known !== undefined) return known;
  const made = new Map<string, Value>();
  maps.set(key, made);
  return made;
}

/** The first of each kind, namespace and name. */
type Firsts = Map<GroupKind, Map<string, Map<string, Manifest>>>;

/** An object of the same name that was read before; in a cluster both are one. */
function twinOf(manifest: Manifest, firsts: Firsts): Manifest | undefined {
  const { name, namespace = '' } = manifest.object.metadata ?? {};
  if (name === undefined) return undefined;
  const named = below(below(firsts, groupKindOf(manifest.object)), namespace);
  const first = named.get(name);
  if (first === undefined) named.set(name, manifest);
  return first;
}

const twinFinding = (about: Manifest, first: Manifest): Finding => ({
  ...wordsOf('MESH7301', { kind: about.object.kind, name: about.object.metadata.name ?? '' }),
  about,
  at: ['metadata', 'name'],
  related: [first],
  upstream: [],
});

/** Issues after which fields may not have the types of the schema. */
const ofTypes: ReadonlySet<Code> = new Set(['MESH7102', 'MESH7103']);

/** Structure and CEL of each object; then rules over those whose fields have their types, and over all of them together. */
export function checkManifests(manifests: readonly Manifest[], options: CheckOptions): Checked {
  const { schemas, settings, previous = [] } = options;
  const former = new Map(previous.map((manifest) => [identityOf(manifest), manifest.object]));
  const findings: Finding[] = [];
  const unchecked = new Map<GroupKind, number>();
  const subjects: Manifest[] = [];
  const all: Manifest[] = [];
  /** What rules see in the place of a manifest, by what they see. */
  const seen = new Map<Manifest, Manifest>();
  const firsts: Firsts = new Map();
  for (const manifest of manifests) {
    const { object } = manifest;
    const schema: KindSchema | undefined = schemas(object.apiVersion, object.kind);
    if (schema === undefined) {
      const kind = groupKindOf(object);
      unchecked.set(kind, (unchecked.get(kind) ?? 0) + 1);
      all.push(manifest);
      continue;
    }
    let isSound = true;
    let isNamed = true;
    const report = (issue: Issue): void => {
      if (ofTypes.has(issue.code)) {
        isSound = false;
        if (issue.at[0] === 'metadata') isNamed = false;
      }
      findings.push(issueFinding(manifest, issue));
    };
    const old = former.size === 0 ? undefined : former.get(identityOf(manifest));
    const hasNulls = compileSchema(schema)(object, report, old);
    if (!isSound) {
      all.push(withoutBody(manifest, isNamed));
      continue;
    }
    const twin = twinOf(manifest, firsts);
    if (twin !== undefined) {
      findings.push(twinFinding(manifest, twin));
      continue;
    }
    const read = withoutMetadataNulls(hasNulls ? withoutNulls(schema, object) : object);
    const subject = read === object ? manifest : { ...manifest, object: read };
    if (read !== object) seen.set(subject, manifest);
    subjects.push(subject);
    all.push(subject);
  }
  for (const found of ruleFindings(new ManifestSet(all, settings), subjects, options)) {
    const about = seen.get(found.about as Manifest);
    findings.push(about === undefined ? found : { ...found, about });
  }
  return { findings: inOrder(findings, manifests), checked: manifests.length - sum(unchecked), unchecked };
}

/** What is not read has no effect: rules see the set without it, and of it say no more than that. */
function ruleFindings(set: ManifestSet, subjects: readonly Manifest[], { rules, unread }: Checks): readonly Finding[] {
  const isUnread = unread?.(set);
  const usual = rules.filter((rule) => rule.unread !== true);
  if (isUnread === undefined) return runRules(usual, set, subjects);
  const isRead = (manifest: Manifest): boolean => !isUnread(manifest);
  return [
    ...runRules(usual, new ManifestSet(set.all.filter(isRead), set.settings), subjects.filter(isRead)),
    ...runRules(
      rules.filter((rule) => rule.unread === true),
      set,
      subjects.filter(isUnread),
    ),
  ];
}

const sum = (counts: ReadonlyMap<unknown, number>): number => [...counts.values()].reduce((a, b) => a + b, 0);

function comparePaths(a: Path, b: Path): number {
  for (let step = 0; step < Math.min(a.length, b.length); step++) {
    const [left, right] = [a[step]!, b[step]!];
    if (left === right) continue;
    if (typeof left === 'number' && typeof right === 'number') return left - right;
    return String(left) < String(right) ? -1 : 1;
  }
  return a.length - b.length;
}

/** By object, field and code, whichever check came first. */
function inOrder(findings: readonly Finding[], manifests: readonly Manifest[]): readonly Finding[] {
  if (findings.length < 2) return findings;
  const places = new Map(manifests.map(({ object }, place) => [object as object, place]));
  const place = ({ about }: Finding): number => ('object' in about ? (places.get(about.object) ?? -1) : -1);
  return [...findings].sort(
    (a, b) => place(a) - place(b) || comparePaths(a.at, b.at) || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  );
}
