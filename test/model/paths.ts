import type { PathMatch } from '../../src/model/path-match';
import { exact, prefix, template } from '../../src/model/path-match';

const parts = ['a', 'b'];
const holes = ['{x}', '{id}'];

function sequences(words: readonly string[], depth: number): string[] {
  if (depth === 0) return [''];
  const shorter = sequences(words, depth - 1);
  const longest = shorter.filter((path) => path.split('/').length - 1 === depth - 1);
  return [...shorter, ...longest.flatMap((path) => words.map((word) => `${path}/${word}`))];
}

/** Every request path of up to four segments over a small alphabet, with and without a slash at the end. */
export const requests: readonly string[] = sequences([...parts, 'c'], 4).flatMap((path) =>
  path === '' ? ['/'] : [path, `${path}/`],
);

/** Every matcher that can be written over that alphabet with up to three segments. */
export const matchers: readonly PathMatch[] = [
  ...sequences(parts, 3).flatMap((path) => (path === '' ? [exact('/')] : [exact(path), exact(`${path}/`)])),
  ...sequences(parts, 3).map((path) => prefix(path === '' ? '/' : path)),
  ...sequences([...parts, ...holes], 3)
    .filter((path) => path.includes('{'))
    .flatMap((path) => [template(path), template(`${path}/`)]),
];

/** What a matcher means, said once more and differently: character by character. */
export function meets(match: PathMatch, path: string): boolean {
  if (match.kind === 'Exact') return path === match.value;
  if (match.kind === 'Prefix') return match.value === '/' || path === match.value || path.startsWith(`${match.value}/`);
  return new RegExp(`^${match.value.replace(/\{\w+\}/g, '[^/]+')}$`).test(path);
}
