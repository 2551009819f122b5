import { linkerdFamilies, linkerdRules } from '../../../src/meshes/linkerd/rules';
import { linkerdCoverage } from '../../../src/meshes/linkerd/rules/coverage';
import { testCoverage } from '../rule-examples';

testCoverage(linkerdCoverage, linkerdRules);

test('every rule is named by a fact, in its own family', () => {
  const unnamed = linkerdFamilies.flatMap(({ name, rules }) => {
    const named = (linkerdCoverage[name] ?? []).flatMap((row) => ('codes' in row ? row.codes : []));
    return rules.filter(({ code }) => !named.includes(code)).map(({ code }) => `${name} ${code}`);
  });
  expect(unnamed).toEqual([]);
});
