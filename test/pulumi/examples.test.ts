import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as pulumi from '@pulumi/pulumi';
import { App } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { Mesh } from '../../src/pulumi';
import { captureStderr, keyOf, type Manifest } from '../synth/harness';
import { captureLog, Registrations } from './registrations';

captureStderr();
captureLog();

const root = resolve(__dirname, '../../examples');
const quickStarts = readdirSync(join(root, 'quick-start')).filter((file) => file !== 'main.ts');
const others = readdirSync(root).filter((name) => !['pulumi', 'quick-start'].includes(name));
const programs = [...quickStarts.map((file) => `quick-start/${file}`), ...others.map((name) => `${name}/main.ts`)];

/** Runs a program as `cdk8s synth` does, and gives back what it wrote and its tree. */
function synthesized(program: string): { readonly written: readonly Manifest[]; readonly app: App } {
  const outdir = mkdtempSync(join(tmpdir(), 'pulumi-'));
  process.env['CDK8S_OUTDIR'] = outdir;
  const apps: App[] = [];
  const synth = App.prototype.synth;
  const spy = jest.spyOn(App.prototype, 'synth').mockImplementation(function (this: App) {
    apps.push(this);
    synth.call(this);
  });
  try {
    require(join(root, program));
    const files = readdirSync(outdir, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
    const texts = files.map((file) => readFileSync(join(outdir, file), 'utf8'));
    const written = texts.flatMap((text) => parseAllDocuments(text).map((document) => document.toJS() as Manifest));
    return { written, app: apps[0]! };
  } finally {
    spy.mockRestore();
    delete process.env['CDK8S_OUTDIR'];
    rmSync(outdir, { recursive: true });
  }
}

/** Without what is said to Pulumi's provider. */
function withoutDirectives(object: Manifest): Manifest {
  const { annotations = {}, ...metadata } = object.metadata;
  const kept = Object.entries(annotations).filter(([name]) => !name.startsWith('pulumi.com/'));
  return {
    ...object,
    metadata: { ...metadata, ...(kept.length > 0 ? { annotations: Object.fromEntries(kept) } : {}) },
  };
}

const byKey = (objects: readonly Manifest[]): Readonly<Record<string, Manifest>> =>
  Object.fromEntries(objects.map((object) => [keyOf(object), object]));

describe.each(programs)('%s', (program) => {
  it('registers what cdk8s synth writes, field by field', async () => {
    const { written, app } = synthesized(program);
    const seen = new Registrations();
    await pulumi.runtime.setMocks(seen);
    await Mesh.fromApp('whole', app).ready;
    await seen.all(written.length);
    expect(written.length).toBeGreaterThan(3);
    expect(byKey(seen.objects.map(withoutDirectives))).toEqual(byKey(written));
    expect(seen.objects).toHaveLength(written.length);
  });
});
