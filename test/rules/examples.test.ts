import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codes, formatLine } from '../../src/diagnostics';
import { graphOf, type Program } from '../../src/model/program';
import { rules } from '../../src/rules';
import type { Rule } from '../../src/rules/rule';
import { find, findAll } from './find';

const folder = join(__dirname, '../../src/rules');
const cases = rules.map((rule) => [rule.code, rule] as const);

const pathsOf = ({ namespaces, services, canaries }: Program): readonly string[] =>
  [...namespaces, ...services, ...canaries].map((model) => model.path);

const holesOf = ({ what, why, fix }: Rule): readonly string[] =>
  [...`${what} ${why} ${fix}`.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);

describe.each(cases)('%s', (code, rule) => {
  const findings = find(code, rule.bad);

  test('its bad example has the fault', () => {
    expect(findings).not.toEqual([]);
    expect(findings.some((finding) => finding.severity === rule.severity)).toBe(true);
  });

  test('its good example has no fault at all', () => {
    expect(findAll(rule.good).filter((finding) => finding.severity !== 'info')).toEqual([]);
  });

  test('its bad and good example have no fault of a check', () => {
    expect([...findAll(rule.bad), ...findAll(rule.good)].filter((f) => f.code === 'MESH1015')).toEqual([]);
  });

  test('every hole is filled, and in the words that a user reads', () => {
    const holes = holesOf(rule);
    for (const { values = {} } of rule.check(graphOf(rule.bad)))
      expect(Object.keys(values)).toEqual(expect.arrayContaining(holes));
    for (const finding of findings) expect(formatLine(finding)).not.toMatch(/undefined|NaN|\[object/);
  });

  test('no value is given that no words ask for', () => {
    for (const { values = {} } of rule.check(graphOf(rule.bad)))
      expect(holesOf(rule)).toEqual(expect.arrayContaining(Object.keys(values)));
  });

  test('its line is short', () => {
    for (const finding of findings) expect(formatLine(finding).length).toBeLessThanOrEqual(300);
  });

  test('it points at constructs of the program', () => {
    for (const { path, related } of findings) {
      expect(pathsOf(rule.bad)).toContain(path);
      expect(pathsOf(rule.bad)).toEqual(expect.arrayContaining([...related]));
    }
  });

  test('its file has its name', () => {
    const file = join(folder, `${rule.name}.ts`);
    expect(existsSync(file)).toBe(true);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(`'${code}'`);
    expect(text.split('\n').length - 1).toBeLessThanOrEqual(150);
  });
});

test('the registry is sorted by code, and no code or name is there twice or is that of a refusal', () => {
  const all = rules.map((rule) => rule.code);
  expect(all).toEqual([...new Set(all)].sort());
  expect(all.filter((code) => !/^MESH\d{4}$/.test(code) || Object.hasOwn(codes, code))).toEqual([]);
  expect(new Set(rules.map((rule) => rule.name)).size).toBe(rules.length);
});

test('every file with a rule is in the registry', () => {
  const names = readdirSync(folder).filter((file) => /: Rule = \{/.test(readFileSync(join(folder, file), 'utf8')));
  expect(names.map((file) => file.replace('.ts', '')).sort()).toEqual(rules.map((rule) => rule.name).sort());
});

test('the words of a rule are sentences without an end, in the style of the others', () => {
  for (const { summary, what, why, fix } of rules) {
    expect(summary).toMatch(/^[A-Z].*\.$/);
    for (const words of [what, why, fix]) expect(words).not.toMatch(/[.;]$/);
  }
});
