import { readFileSync } from 'node:fs';
import { parseReleases } from '../../src/cli/import/config';
import { readTree } from '../../src/cli/import/folder';

const tree = [...readTree('imports')];
const modules = tree.filter(([path]) => path.endsWith('.ts'));
const schemas = tree.filter(([path]) => path.includes('/schemas/'));

it('every release of cdk8s.yaml is imported', () => {
  const names = parseReleases(readFileSync('cdk8s.yaml', 'utf8')).map(({ name }) => name);
  expect([...new Set(modules.map(([path]) => path.split('/')[0]))].sort()).toEqual(names.sort());
});

it('no module has an any or a comment of upstream', () => {
  for (const [path, text] of modules) {
    const [header, ...rest] = text.split('\n');
    expect(header).toMatch(/^\/\/ Generated from .+ do not edit\. SPDX-License-Identifier: [A-Za-z0-9.-]+$/);
    // A property may be called any, and texts and patterns have slashes of their own.
    const bare = rest.filter((line) => /\bany\b(?!\??:)|\/\/|\/\*/.test(line.replace(/'[^']*'|\/\^.*\$\/u/g, '')));
    expect({ path, lines: bare }).toEqual({ path, lines: [] });
  }
});

it('no schema has prose', () => {
  for (const [path, text] of schemas) {
    const parsed = JSON.parse(text) as { versions: Record<string, { schema?: object }> };
    const schemas = path.endsWith('/definitions.json')
      ? Object.values(parsed)
      : Object.values(parsed.versions).map(({ schema }) => schema);
    const found = schemas.flatMap((schema) => (schema ? proseIn(schema) : []));
    expect({ path, found }).toEqual({ path, found: [] });
  }
});

// Reads every key that is not the name of a property and not inside a default.
function proseIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    if (['description', 'title', 'example', 'externalDocs'].includes(key)) return [key];
    if (key === 'properties') return Object.values(item as object).flatMap(proseIn);
    return key === 'default' ? [] : proseIn(item);
  });
}
