/** `npm run docs`: docs/rules from the files of the rules; `-- --check` fails where they differ. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pages } from './docs/pages';

const folder = resolve(__dirname, '../../docs/rules');

function differences(): readonly string[] {
  const there = existsSync(folder) ? readdirSync(folder) : [];
  const read = (name: string): string => (there.includes(name) ? readFileSync(join(folder, name), 'utf8') : '');
  return [...new Set([...pages.keys(), ...there])].filter((name) => pages.get(name) !== read(name)).sort();
}

const changed = differences();
if (process.argv.includes('--check')) {
  for (const name of changed) console.error(`docs/rules/${name} differs: run npm run docs`);
  process.exitCode = changed.length === 0 ? 0 : 1;
} else {
  mkdirSync(folder, { recursive: true });
  for (const name of changed) {
    const text = pages.get(name);
    if (text === undefined) rmSync(join(folder, name));
    else writeFileSync(join(folder, name), text);
  }
  console.error(`docs/rules: ${pages.size} pages, ${changed.length} changed`);
}
