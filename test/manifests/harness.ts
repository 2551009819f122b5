import type { KubernetesObject, Manifest } from '../../src/manifests/manifest';
import { readText } from '../../src/manifests/read/read-text';

/** The objects of a text of YAML, which has to be sound. */
export function manifestsIn(text: string): readonly Manifest[] {
  const { candidates, problems } = readText(text, 'example.yaml');
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return candidates.map(({ value, origin }) => ({ object: value as unknown as KubernetesObject, origin }));
}
