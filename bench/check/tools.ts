import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { engines, versionsOf } from '../../conformance/engines/build';
import type { FamilyName } from '../../conformance/engines/families';
import type { Held } from '../../conformance/harness/lifecycle';
import { istioSchemas } from '../../src/meshes/istio/schemas';
import { resourceSchema } from '../../test/manifests/schema/json-schema';

/** A program that checks a file of manifests. */
export interface Tool {
  readonly name: string;
  /** What it looks at. */
  readonly checks: string;
  readonly command: string;
  readonly args: (file: string) => readonly string[];
  /** How it ends with a sound file, and what it says then; and with a faulty one. */
  readonly sound: RegExp;
  readonly faulty: { readonly code: number; readonly words: RegExp };
}

export const ours = (command: string): Tool => ({
  name: 'cdk8s-mesh check',
  checks: 'reading, schema, CEL, defaults, every rule of the objects and between them',
  command: process.execPath,
  args: (file) => [command, 'check', file],
  sound: /\b0 errors, 0 warnings$/m,
  faulty: { code: 1, words: /attempts/ },
});

const ofIstio = (command: string): readonly Tool[] => [
  {
    name: 'istioctl analyze',
    checks: 'what the webhook checks, and the analyzers between objects',
    command,
    args: (file) => ['analyze', '--use-kube=false', '--all-namespaces', file],
    sound: /No validation issues found/,
    faulty: { code: 65, words: /could not be parsed/ },
  },
  {
    name: 'istioctl validate',
    checks: 'what the webhook checks, object by object',
    command,
    args: (file) => ['validate', '-f', file],
    sound: /is valid/,
    faulty: { code: 1, words: /shop\/s0: cannot parse/ },
  },
];

/** Schemas as kubeconform looks for them, of the kinds in the file. */
function writeSchemas(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const kind of ['VirtualService', 'DestinationRule', 'ServiceEntry']) {
    const schema = istioSchemas['1.31']('networking.istio.io/v1', kind);
    if (schema === undefined) throw new Error(`there is no schema of ${kind}`);
    writeFileSync(join(folder, `${kind.toLowerCase()}_v1.json`), JSON.stringify(resourceSchema(schema)));
  }
}

function kubeconform(command: string, folder: string): Tool {
  const schemas = join(folder, 'schemas');
  writeSchemas(join(schemas, 'networking.istio.io'));
  const location = `${schemas}/{{.Group}}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json`;
  return {
    name: 'kubeconform',
    checks: 'the schema alone, with two workers',
    command,
    args: (file) => ['-n', '2', '-summary', '-schema-location', location, file],
    sound: /Invalid: 0, Errors: 0, Skipped: 0/,
    faulty: { code: 1, words: /attempts/ },
  };
}

/** The tools beside ours, and why one is missing. */
export async function peers(
  { processes, folder }: Held,
  say: (line: string) => void,
): Promise<{
  readonly tools: readonly Tool[];
  readonly versions: readonly string[];
  readonly missing: readonly string[];
}> {
  const tools: Tool[] = [];
  const versions: string[] = [];
  const missing: string[] = [];
  const add = async (family: FamilyName, binary: string, make: (path: string) => readonly Tool[]): Promise<void> => {
    const found = await engines(family, [binary], processes, say, { crds: '', built: false });
    if ('missing' in found) {
      missing.push(`${binary}: ${found.missing}`);
      return;
    }
    versions.push(...versionsOf(family));
    tools.push(...make(found.paths[binary]!));
  };
  await add('istio', 'istioctl', ofIstio);
  await add('kubeconform', 'kubeconform', (path) => [kubeconform(path, folder)]);
  return { tools, versions, missing };
}
