import { consulFamilies, consulRules } from '../../../src/meshes/consul/rules';
import { consulCoverage } from '../../../src/meshes/consul/rules/coverage';
import { testCoverage } from '../rule-examples';

testCoverage(consulCoverage, consulRules);

test('every rule is named by a fact, in its own family', () => {
  const unnamed = consulFamilies.flatMap(({ name, rules }) => {
    const named = (consulCoverage[name] ?? []).flatMap((row) => ('codes' in row ? row.codes : []));
    return rules.filter(({ code }) => !named.includes(code)).map(({ code }) => `${name} ${code}`);
  });
  expect(unnamed).toEqual([]);
});
