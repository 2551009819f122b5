/** Of a file, in bytes. Values and text of one as large fit into the heap that Node takes by default. */
export const maxFile = 128 * 1024 * 1024;

/** Of one document of YAML, in characters; its events take some thirty times as much. JSON has no such limit. */
export const maxYamlDocument = 32 * 1024 * 1024;

/** Of mappings and lists within each other. Walkers of values may recurse. */
export const maxDepth = 500;

/** Of keys written twice that are reported of one document. */
export const maxDuplicates = 10;

const few = 400_000;
const many = 4_000_000;

/**
 * Which part of a document's values may come from aliases, as readers of Kubernetes have it: nearly all in a small document, a tenth in a
 * large one.
 */
export function isAliasBomb(aliased: number, all: number): boolean {
  if (aliased <= 100 || all <= 1000) return false;
  const share = Math.min(1, Math.max(0, (all - few) / (many - few)));
  return aliased / all > 0.99 - 0.89 * share;
}
