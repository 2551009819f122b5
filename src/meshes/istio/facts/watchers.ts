import type { GroupKind } from '../../../manifests/manifest';
import type { ManifestSet } from '../../../manifests/set';

/** What looks after a release: alerts, and controllers that shift the weights themselves. */
export const watcherKinds: readonly GroupKind[] = [
  'monitoring.coreos.com/PrometheusRule',
  'argoproj.io/Rollout',
  'flagger.app/Canary',
];

function addWords(value: unknown, words: Set<string>): void {
  if (typeof value === 'string') {
    for (const word of value.split(/[^\w.-]+/)) {
      words.add(word);
      words.add(word.split('.', 1)[0]!);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) addWords(inner, words);
  }
}

/** Every word that they say, and the first label of every host: their own schemas are not known here. */
const wordsOf = (set: ManifestSet): ReadonlySet<string> => {
  const words = new Set<string>();
  for (const kind of watcherKinds) {
    for (const { object } of set.of(kind)) {
      addWords(object.metadata.name, words);
      addWords((object as { readonly spec?: unknown }).spec, words);
    }
  }
  return words;
};

/** Whether one of them names a host, by its short name or its full one. */
export const isWatched = (host: string, set: ManifestSet): boolean =>
  set.derive(wordsOf).has(host.split('.', 1)[0] ?? host);
