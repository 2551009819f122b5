import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

interface Ended {
  readonly code: number;
  readonly said: string;
}

/** A program without a construct of ours: only the plugin looks at what it writes. */
const program = `const { ApiObject, App, Chart } = require('cdk8s');
const { port = {}, rules = 1 } = JSON.parse(process.argv[2]);
const app = new App();
const chart = new Chart(app, 'shop');
const metadata = { name: 'billing', namespace: 'shop' };
const ports = [{ name: 'http', port: 80, ...port }];
new ApiObject(chart, 'service', { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: { app: 'billing' }, ports } });
for (let index = 0; index < rules; index++) {
  const apiVersion = 'networking.istio.io/v1';
  const name = 'billing-' + index;
  new ApiObject(chart, name, { apiVersion, kind: 'DestinationRule', metadata: { ...metadata, name }, spec: { host: 'billing' } });
}
app.synth();
`;

/** A synth is two programs and a large library; several of them may wait for a busy machine. */
const patience = 240_000;

/** What makes the program wrong; nothing makes it right. */
interface Fault {
  readonly port?: object;
  readonly rules?: number;
}

/** The plugin in `cdk8s synth`, in a project into which the package is installed. */
export function realSynth(project: string, env: NodeJS.ProcessEnv): void {
  const cli = resolve('node_modules/cdk8s-cli/bin/cdk8s');
  const reports = join(project, 'reports.json');
  const plugins = join(project, 'plugins');

  function synth(fault: Fault, properties: object = {}, plugin = './node_modules/cdk8s-mesh'): Promise<Ended> {
    const validation = { package: plugin, version: '0.1.0', class: 'MeshValidation', properties };
    writeFileSync(join(project, 'plain.js'), program);
    writeFileSync(
      join(project, 'cdk8s.yaml'),
      JSON.stringify({
        language: 'typescript',
        app: `node plain.js '${JSON.stringify(fault)}'`,
        // the CLI finds nothing below a relative one
        pluginsDirectory: plugins,
        validations: [validation],
      }),
    );
    rmSync(reports, { force: true });
    const args = [cli, 'synth', '--no-check-upgrade', '--validation-reports-output-file', reports];
    return new Promise((ended) => {
      execFile(
        process.execPath,
        args,
        { cwd: project, env: { ...env, npm_config_offline: 'true' }, timeout: 120_000 },
        (error, stdout, stderr) => ended({ code: error === null ? 0 : Number(error.code), said: stdout + stderr }),
      );
    });
  }

  it(
    'lets a sound program pass',
    async () => {
      const { code, said } = await synth({});
      expect({ code, said }).toMatchObject({ code: 0, said: expect.stringMatching(/Status.*success/) });
      expect(said).toMatch(/mesh.*istio@1\.31/);
      expect(said).toMatch(/checked.*2 objects/);
    },
    patience,
  );

  it(
    'ends a faulty one with the code of the CLI, and says what, why and what to do',
    async () => {
      const { code, said } = await synth({ port: { prot: 80 } });
      expect({ code, said }).toMatchObject({ code: 2, said: expect.stringMatching(/Status.*failure/) });
      expect(said).toContain('MESH7101 (1 occurrences)');
      expect(said).toContain('Resource Name: Service shop/billing');
      expect(said).toMatch(/> spec\.ports\[0\]\.prot line \d+/);
      expect(said).toContain("error: 'prot' is no field of spec.ports[]; why: the API server refuses a field");
      expect(said).toContain('How to fix: did you mean port?');
      expect(said).toContain('Validation failed. See above reports for details');
    },
    patience,
  );

  it(
    'writes the report that the CLI is asked for',
    async () => {
      await synth({ port: { prot: 80 } });
      const { reports: all } = JSON.parse(readFileSync(reports, 'utf8')) as { readonly reports: readonly object[] };
      expect(all).toMatchObject([
        { summary: { status: 'failure' }, violations: [{ ruleName: 'MESH7101', fix: 'did you mean port?' }] },
      ]);
    },
    patience,
  );

  it(
    'fails for warnings only when it is strict',
    async () => {
      const lenient = await synth({ rules: 2 });
      expect(lenient).toMatchObject({ code: 0, said: expect.stringMatching(/found.*0 errors, [1-9]\d* warnings/) });
      expect(lenient.said).toContain('Recommendation: warning: ');
      expect(await synth({ rules: 2 }, { strict: true })).toMatchObject({ code: 2 });
      expect(await synth({}, { strict: true })).toMatchObject({ code: 0 });
    },
    patience,
  );

  it(
    'says which properties there are, and which meshes',
    async () => {
      const misspelt = await synth({}, { strikt: true });
      expect(misspelt.code).not.toBe(0);
      expect(misspelt.said).toContain('MeshValidation has no property strikt; it has mesh, strict');
      const unknown = await synth({}, { mesh: 'istio@0.9' });
      expect(unknown.code).not.toBe(0);
      expect(unknown.said).toContain("'istio@0.9' is not known");
    },
    patience,
  );

  it(
    'is found by the name of the package, where the CLI keeps its plugins',
    async () => {
      // there already, so that the CLI has nothing to download
      const home = join(plugins, 'cdk8s-mesh/0.1.0');
      mkdirSync(home, { recursive: true });
      symlinkSync(join(project, 'node_modules'), join(home, 'node_modules'));
      expect(await synth({ port: { prot: 80 } }, {}, 'cdk8s-mesh')).toMatchObject({
        code: 2,
        said: expect.stringContaining('Validation Report (cdk8s-mesh@0.1.0)'),
      });
    },
    patience,
  );
}
