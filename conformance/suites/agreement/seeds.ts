import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { istioRules } from '../../../src/meshes/istio/rules';
import { isIstio, type Manifest } from '../../cluster/manifest';
import type { Group } from '../../programs/group';
import { objectsIn } from '../../programs/read-yaml';

const folder = join(__dirname, 'seeds');

/** Valid objects that were written for their many fields. */
export const handWritten = (): readonly Manifest[] =>
  readdirSync(folder)
    .sort()
    .flatMap((file) => objectsIn(readFileSync(join(folder, file), 'utf8')));

/** What rules over manifests call good, and bad: close to the bounds, from both sides. */
export const ofRules = (which: 'good' | 'bad'): readonly Manifest[] =>
  istioRules.flatMap((rule) => objectsIn(rule[which])).filter(isPlayed);

/** The configuration of webhooks is no part of what programs emit; rules read of it what they need. */
const isPlayed = ({ apiVersion }: Manifest): boolean => !apiVersion.startsWith('admissionregistration.k8s.io/');

/** Kinds of meshes and of Gateway API, and the one of Prometheus that we write; all others are built into the API server. */
export const isMeshKind = (object: Manifest): boolean =>
  isIstio(object) || /^(gateway\.networking\.k8s\.io|monitoring\.coreos\.com)\//.test(object.apiVersion);

/** Every object once, however often it was written, each in a namespace. */
export function distinct(objects: readonly Manifest[]): readonly Manifest[] {
  const known = new Map<string, Manifest>();
  for (const object of objects) {
    const { name, generateName: _, ...metadata } = object.metadata as Manifest['metadata'] & { generateName?: string };
    // what programs emit may lie in a namespace that only the release names
    const named = { ...object, metadata: { ...metadata, name: name ?? 'unnamed' } };
    known.set(JSON.stringify(named), named);
  }
  return [...known.values()];
}

export const objectsOf = (groups: readonly Group[]): readonly Manifest[] => groups.flatMap(({ objects }) => objects);
