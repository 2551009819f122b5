/** `npm run features`: docs/features.md from the tables of the meshes; `-- --check` fails where it differs, `-- --json` prints the table. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { meshChecks } from '../meshes/checks';
import { allFeatures, rowsOf } from './features/cells';
import { featuresPage } from './features/page';
import { write } from './write';

const file = resolve(__dirname, '../../docs/features.md');
const columns = Object.values(meshChecks).flatMap((mesh) => mesh.columns);

if (process.argv.includes('--json')) {
  const meshes = columns.map(({ title, value }) => ({ title, value }));
  write(1, `${JSON.stringify({ version: 1, meshes, features: rowsOf(columns, allFeatures) }, undefined, 2)}\n`);
} else {
  const page = featuresPage(columns);
  const isSame = existsSync(file) && readFileSync(file, 'utf8') === page;
  if (process.argv.includes('--check')) {
    if (!isSame) console.error('docs/features.md differs: run npm run features');
    process.exitCode = isSame ? 0 : 1;
  } else {
    writeFileSync(file, page);
    console.error(`docs/features.md: ${allFeatures.length} features, ${columns.length} meshes`);
  }
}
