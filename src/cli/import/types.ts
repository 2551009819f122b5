import { compile } from 'json-schema-to-typescript';
import type { JsonObject } from './json';
import { nameObjects, propsOf } from './shapes';

// Without ignoreMinAndMaxItems every bounded list becomes a union of tuples, megabytes of them.
const options = {
  additionalProperties: false,
  bannerComment: '',
  format: false,
  ignoreMinAndMaxItems: true,
} as const;

/** `<Kind>Props` and the interfaces under it, for one version of a kind. */
export async function typesOf(kind: string, schema: JsonObject): Promise<string> {
  const named = nameObjects(propsOf(schema), kind);
  named.properties = { metadata: { tsType: 'ApiObjectMetadata' }, ...named.properties };
  return layOut(await compile(named as Parameters<typeof compile>[0], `${kind}Props`, options));
}

/** Indents the bare lines that json-schema-to-typescript gives without its (slow) formatter; the first interface is the props. */
function layOut(text: string): string {
  const [props = '', ...nested] = withRecords(text.trim())
    .split(/^(?=export )/m)
    .map((declaration) => declaration.trim().replace(/^(?!export |\}$)(.+)$/gm, '  $1;'));
  return [props.replace(/^ {2}/gm, '  readonly '), ...nested].join('\n\n');
}

function withRecords(text: string): string {
  const shorter = text.replace(/\{\n\[k: string\]: (.+)\n\}/g, 'Record<string, $1>');
  return shorter === text ? text.replace(/: \(([^()]*)\)$/gm, ': $1') : withRecords(shorter);
}
