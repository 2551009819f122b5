import { execFile } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readTree } from '../../src/cli/import/folder';
import { sha256 } from '../../src/cli/import/sources';

interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

// json-schema-to-typescript crashes inside jest, so the CLI is a process of its own.
function runImport(cwd: string, ...args: string[]): Promise<Run> {
  const command = [resolve('node_modules/tsx/dist/cli.mjs'), resolve('src/cli/import.ts'), ...args];
  return new Promise((done) => {
    execFile(process.execPath, command, { cwd }, (error, stdout, stderr) => {
      done({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

const temp = mkdtempSync(join(tmpdir(), 'import-cli-'));
afterAll(() => rmSync(temp, { recursive: true }));

const crd = `kind: CustomResourceDefinition
spec:
  group: example.org
  scope: Namespaced
  names: { kind: HTTPThing, plural: httpthings }
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          required: [data]
          properties:
            data: { type: object, description: prose, properties: { ports: { type: array, items: { x-kubernetes-int-or-string: true } } } }
            flags: { type: object, additionalProperties: { type: boolean } }
`;

const written = `// Generated from Thing 1.0.0 by \`npm run import\`, do not edit. SPDX-License-Identifier: Apache-2.0
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface HTTPThingProps {
  readonly metadata?: ApiObjectMetadata;
  readonly data: HTTPThingData;
  readonly flags?: Record<string, boolean>;
}

export interface HTTPThingData {
  ports?: (number | string)[];
}

export class HTTPThing extends ApiObject {
  static readonly apiVersion = 'example.org/v1';
  static readonly kind = 'HTTPThing';

  constructor(scope: Construct, id: string, props: HTTPThingProps) {
    super(scope, id, { ...props, apiVersion: HTTPThing.apiVersion, kind: HTTPThing.kind });
  }
}
`;

function project(name: string): string {
  const folder = join(temp, name);
  mkdirSync(join(folder, 'crds/thing'), { recursive: true });
  writeFileSync(join(folder, 'crds/thing/crd.yaml'), crd);
  writeFileSync(
    join(folder, 'cdk8s.yaml'),
    `meshImports:
  - name: thing-1.0
    project: Thing
    release: 1.0.0
    license: Apache-2.0
    source: https://example.org/thing
    folder: thing
    files: { deep/crd.yaml: ${sha256(crd)} }
`,
  );
  return folder;
}

it('the committed imports are what their schemas give', async () => {
  expect(await runImport('.', '--check')).toEqual({
    code: 0,
    stdout: expect.stringContaining('as expected'),
    stderr: '',
  });
});

it('a changed byte and a missing file are found and named', async () => {
  const out = join(temp, 'copy');
  cpSync('imports', out, { recursive: true });
  appendFileSync(join(out, 'istio-1.31/virtual-service-v1.ts'), ' ');
  unlinkSync(join(out, 'linkerd-2.20/server-v1beta3.ts'));
  const { code, stderr } = await runImport('.', '--check', '--out', out);
  expect(code).toBe(1);
  expect(stderr.split('\n').filter((line) => line.startsWith('  '))).toEqual([
    `  differs  ${out}/istio-1.31/virtual-service-v1.ts`,
    `  missing  ${out}/linkerd-2.20/server-v1beta3.ts`,
  ]);
});

it('CRDs are written, checked against, and refused with nothing written when a checksum is wrong', async () => {
  const folder = project('thing');
  expect(await runImport(folder, '--from', 'crds')).toMatchObject({ code: 0, stderr: '' });
  const imports = readTree(join(folder, 'imports'));
  expect([...imports.keys()]).toEqual([
    'PROVENANCE.json',
    'README.md',
    'thing-1.0/http-thing-v1.ts',
    'thing-1.0/kinds.ts',
    'thing-1.0/schemas/example.org_httpthing.json',
  ]);
  expect(imports.get('thing-1.0/http-thing-v1.ts')).toBe(written);

  appendFileSync(join(folder, 'crds/thing/crd.yaml'), '# more\n');
  const refused = await runImport(folder, '--from', 'crds');
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('thing-1.0: deep/crd.yaml has sha256');
  expect(readTree(join(folder, 'imports'))).toEqual(imports);
});

it('bad flags are refused with the usage', async () => {
  const { code, stderr } = await runImport(temp, '--form', 'crds');
  expect(code).toBe(2);
  expect(stderr).toMatch(/Unknown option '--form'.*Usage:/s);
});
