import type { Release } from './config';
import type { JsonObject } from './json';
import type { KindSchema } from './normalize';
import { propsOf } from './shapes';
import { typesOf } from './types';

/** The modules of a kind, file name to text: one for each served version. */
export async function modulesOf(release: Release, kind: KindSchema): Promise<[string, string][]> {
  const versions = Object.entries(kind.versions);
  return Promise.all(
    versions.map(async ([version, { schema, sameAs }]): Promise<[string, string]> => {
      const body = schema ? await ownModule(kind, version, schema) : sharedModule(kind, version, sameAs);
      return [`${moduleName(kind.kind, version)}.ts`, `${header(release)}\n${body}`];
    }),
  );
}

export function moduleName(kind: string, version: string): string {
  const kebab = kind.replace(/([a-z0-9])([A-Z])/g, '$1-$2').replace(/([A-Z])([A-Z][a-z])/g, '$1-$2');
  return `${kebab.toLowerCase()}-${version}`;
}

export function header({ project, release, license }: Release): string {
  return `// Generated from ${project} ${release} by \`npm run import\`, do not edit. SPDX-License-Identifier: ${license}`;
}

async function ownModule(kind: KindSchema, version: string, schema: JsonObject): Promise<string> {
  return `import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

${await typesOf(kind.kind, schema)}

${classOf(kind, version, schema)}`;
}

function sharedModule(kind: KindSchema, version: string, sameAs: string): string {
  const other = `./${moduleName(kind.kind, sameAs)}`;
  return `import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ${kind.kind}Props } from '${other}';

export type * from '${other}';

${classOf(kind, version, kind.versions[sameAs]?.schema ?? {})}`;
}

// A plain ApiObject, which keeps JSON patches and fields that these types do not know.
function classOf({ group, kind }: KindSchema, version: string, schema: JsonObject): string {
  const optional = propsOf(schema).required.length === 0;
  return `export class ${kind} extends ApiObject {
  static readonly apiVersion = '${group}/${version}';
  static readonly kind = '${kind}';

  constructor(scope: Construct, id: string, props: ${kind}Props${optional ? ' = {}' : ''}) {
    super(scope, id, { ...props, apiVersion: ${kind}.apiVersion, kind: ${kind}.kind });
  }
}
`;
}
