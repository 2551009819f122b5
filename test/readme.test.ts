import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codes, consul, istio, linkerd, rules } from 'cdk8s-mesh';

const root = join(__dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

test('the program of the README is the quick start, which is compiled and synthesized without a finding', () => {
  const program = /```ts\n([\s\S]*?)```/.exec(read('README.md'))?.[1];
  expect(program).toBe(read('examples/quick-start/istio.ts'));
});

const meshes = [
  istio({ version: '1.31' }),
  istio({ version: '1.31', dataPlane: 'ambient' }),
  istio({ version: '1.31', dataPlane: 'ambient', routes: 'gateway-api' }),
  linkerd({ version: '2.20' }),
  consul({ version: '2.0' }),
];

test('every code that a page or a docstring names exists', () => {
  const known = new Set([
    ...Object.keys(codes),
    ...rules.map((rule) => rule.code),
    ...meshes.flatMap((mesh) => [...mesh.guards, ...mesh.rules, ...mesh.checks.rules].map((rule) => rule.code)),
  ]);
  const pages = [
    'README.md',
    'ARCHITECTURE.md',
    'conformance/FINDINGS.md',
    'constructs/resilient-service/props.ts',
    'constructs/resilient-service/route.ts',
    'constructs/canary-release/props.ts',
    'constructs/zero-trust-namespace/props.ts',
    'constructs/zero-trust-namespace/stage.ts',
    'constructs/zero-trust-namespace/zero-trust-namespace.ts',
    'src/pulumi/mesh.ts',
  ];
  const named = pages.flatMap((page) => (read(page).match(/MESH\d{4}/g) ?? []).map((code) => `${page}: ${code}`));
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((name) => !known.has(name.split(': ')[1]!))).toEqual([]);
});
