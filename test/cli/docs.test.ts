import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pages } from '../../src/cli/docs/pages';

const folder = join(__dirname, '../../docs/rules');

test('docs/rules is what npm run docs would write', () => {
  const there = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  const differing = [...new Set([...pages.keys(), ...there.keys()])].filter(
    (name) => pages.get(name) !== there.get(name),
  );
  expect(differing).toEqual([]); // else: npm run docs
});

test('every link of a page leads to a page', () => {
  const links = [...pages].flatMap(([name, text]) =>
    [...text.matchAll(/\]\(([\w.-]+\.md)/g)].map(([, to]) => `${name} -> ${to}`),
  );
  expect(links.filter((link) => !pages.has(link.split(' -> ')[1]!))).toEqual([]);
});
