// All that compiled rules call, under the names that they use.

export * from './access';
export { duration } from './duration';
export { isIP } from './ip';
export { all, and, exists, existsOne, or } from './logic';
export { exact, int } from './number';
export { rule } from './rule';
export type { CelTable } from './table';
export { codePoints, substring } from './text';
export { isURL, url } from './url';
