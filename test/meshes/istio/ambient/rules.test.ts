import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codes } from '../../../../src/diagnostics';
import { ambientGuards, istioGuards } from '../../../../src/meshes/istio/guards';
import { ambientRules } from '../../../../src/meshes/istio/model-rules';
import { graphOf } from '../../../../src/model/program';
import { rules } from '../../../../src/rules';

const folder = join(__dirname, '../../../../src/meshes/istio');
const modelRules = ambientRules({ routes: 'gateway-api' });
const guards = ambientGuards.filter((guard) => !istioGuards.includes(guard));

describe.each(modelRules.map((rule) => [rule.code, rule] as const))('%s', (code, rule) => {
  it('finds its bad example and not its good one', () => {
    expect([...rule.check(graphOf(rule.bad))]).not.toEqual([]);
    expect([...rule.check(graphOf(rule.good))]).toEqual([]);
  });

  it('fills its words and no others', () => {
    const holes = [...`${rule.what} ${rule.why} ${rule.fix}`.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
    for (const { values = {} } of rule.check(graphOf(rule.bad)))
      expect(Object.keys(values).sort()).toEqual([...new Set(holes)].sort());
  });

  it('has a file of its name and a code of its own', () => {
    expect(readFileSync(join(folder, 'model-rules', `${rule.name}.ts`), 'utf8')).toContain(`'${code}'`);
    expect([...rules.map((other) => other.code), ...Object.keys(codes)]).not.toContain(code);
  });
});

describe.each(guards.map((guard) => [guard.code, guard] as const))('%s', (_code, guard) => {
  it('finds its bad example and not its good one', () => {
    expect([...guard.check(guard.bad.manifest, graphOf(guard.bad.program))]).not.toEqual([]);
    expect([...guard.check(guard.good.manifest, graphOf(guard.good.program))]).toEqual([]);
    expect(guard.kinds).toContain(guard.bad.manifest.kind);
    expect(existsSync(join(folder, 'guards', `${guard.name}.ts`))).toBe(true);
  });
});

it('HTTPRoutes alone ask for rules about HTTPRoutes', () => {
  expect(ambientRules({ routes: 'virtual-service' }).map(({ code }) => code)).toEqual(['MESH6130']);
});
