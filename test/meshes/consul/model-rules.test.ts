import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { formatLine } from '../../../src/diagnostics';
import { consulModelRules } from '../../../src/meshes/consul/model-rules';
import { graphOf, type Program } from '../../../src/model/program';
import { rules } from '../../../src/rules';
import { runRules } from '../../../src/rules/run';

const community = consulModelRules({ edition: 'community' });
const find = (program: Program) => runRules(graphOf(program), [...community, ...rules]);

describe.each(community.map((rule) => [rule.name, rule] as const))('%s', (name, rule) => {
  const found = find(rule.bad).filter(({ code }) => code === rule.code);

  it('stands in the file of its name, with a code of its own', () => {
    expect(existsSync(join(__dirname, `../../../src/meshes/consul/model-rules/${name}.ts`))).toBe(true);
    expect(rule.code).toMatch(/^MESH612\d$/);
    expect(community.filter(({ code }) => code === rule.code)).toEqual([rule]);
  });

  it('finds its bad example, in words without holes', () => {
    expect(found.length).toBeGreaterThan(0);
    for (const finding of found) {
      expect(formatLine(finding)).not.toMatch(/undefined|NaN|\[object|\{\w+\}/);
      expect(formatLine(finding).length).toBeLessThanOrEqual(300);
    }
    const holes = [...`${rule.what} ${rule.why} ${rule.fix}`.matchAll(/\{(\w+)\}/g)].map(([, hole]) => hole!);
    for (const { values = {} } of rule.check(graphOf(rule.bad)))
      expect(Object.keys(values).sort()).toEqual([...new Set(holes)].sort());
  });

  it('has nothing to say of the corrected twin, and no other rule either', () => {
    expect(find(rule.good).filter(({ severity }) => severity !== 'info')).toEqual([]);
  });
});

it('Enterprise has every rule but those of one namespace', () => {
  const enterprise = consulModelRules({ edition: 'enterprise' }).map(({ name }) => name);
  const missing = community.filter(({ name }) => !enterprise.includes(name)).map(({ name }) => name);
  expect(missing).toEqual(['name-of-two-services', 'caller-of-one-name']);
});
