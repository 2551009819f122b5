import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ValidationContext } from 'cdk8s-cli/plugins';
import { checkManifests, MeshValidation, type MeshValidationProperties } from 'cdk8s-mesh';

const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'payments', namespace: 'shop' } };
const sound = { ...service, spec: { selector: { app: 'payments' }, ports: [{ name: 'http', port: 80 }] } };
const misspelt = {
  ...service,
  metadata: { name: 'other', namespace: 'shop' },
  spec: { selector: { app: 'payments' }, ports: [{ name: 'http', prot: 80, port: 80 }] },
};

describe('checkManifests', () => {
  test('has nothing to say of sound objects, nor of kinds that it does not know', () => {
    expect(checkManifests([sound, { apiVersion: 'example.com/v1', kind: 'Other', metadata: {} }])).toEqual([]);
  });

  test('names the object, the field and what to do', () => {
    expect(checkManifests([sound, misspelt])).toMatchObject([
      {
        code: 'MESH7101',
        severity: 'error',
        file: '[1]',
        path: 'spec.ports[0].prot',
        object: { kind: 'Service', namespace: 'shop', name: 'other' },
        fix: 'did you mean port?',
      },
    ]);
  });

  test.each([
    undefined,
    null,
    3,
    'text',
    [],
    {},
    { apiVersion: 'v1' },
    { apiVersion: 'v1', kind: 'Service', metadata: 3 },
  ])('%j is a finding, not a crash', (value) => {
    expect(checkManifests([value]).map(({ severity }) => severity)).toContain('error');
  });

  test('a mesh that is not known throws', () => {
    expect(() => checkManifests([], { mesh: 'istio@0.9' })).toThrow(
      "'istio@0.9' is not known: one of istio@1.30, istio@1.31",
    );
  });
});

describe('MeshValidation, as the CLI of cdk8s calls it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mesh-validation-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  async function validate(objects: readonly unknown[], properties?: MeshValidationProperties) {
    const file = join(folder, 'chart.k8s.yaml');
    writeFileSync(file, objects.map((object) => JSON.stringify(object, undefined, 2)).join('\n---\n'));
    const context = new ValidationContext([file], 'cdk8s-mesh', '0.1.0', {}, false);
    await new MeshValidation(properties).validate(context);
    return context.report;
  }

  test('passes sound manifests', async () => {
    expect((await validate([sound])).success).toBe(true);
  });

  test('fails with the rule, the resource and the place', async () => {
    const report = await validate([misspelt]);
    expect(report.success).toBe(false);
    const [violation, ...rest] = report.toJson().violations;
    expect(rest).toEqual([]);
    expect(violation).toMatchObject({
      ruleName: 'MESH7101',
      fix: 'did you mean port?',
      violatingConstructs: [{ resourceName: 'Service shop/other' }],
    });
    expect(violation!.violatingConstructs[0]!.locations[0]).toMatch(/^spec\.ports\[0\]\.prot line \d+$/);
  });

  test('refuses a property that it does not have', () => {
    expect(() => new MeshValidation({ mehs: 'istio@1.31' } as MeshValidationProperties)).toThrow(
      'has no property mehs',
    );
  });
});
