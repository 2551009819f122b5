import type { Release } from './config';
import { header } from './modules';
import { type KindSchema, schemaFile } from './normalize';
import { definitionsFile } from './openapi';

/** The index of a release: what an API server knows of a kind, read when it is first asked for. */
export function kindsModule(release: Release, kinds: readonly KindSchema[], hasCel: boolean): string {
  const load = (file: string): string => `(): unknown => require('./schemas/${file}')`;
  const rows = kinds.map((kind) => `  '${kind.group}/${kind.kind}': ${load(schemaFile(kind))},`);
  return `${header(release)}
export const kinds = {
${rows.join('\n')}
};
${release.openApi ? `\nexport const definitions = ${load(definitionsFile)};\n` : ''}${hasCel ? "\nexport const cel = (): unknown => require('./cel').cel;\n" : ''}`;
}
