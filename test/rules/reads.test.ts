import { type Graph, graphOf, type Program } from '../../src/model/program';
import { rules } from '../../src/rules';

type List = keyof Program;

/** What each lookup of the graph reads. */
const lists: Readonly<Record<keyof Graph, List>> = {
  namespaces: 'namespaces',
  services: 'services',
  canaries: 'canaries',
  edges: 'edges',
  egress: 'egress',
  openings: 'openings',
  uses: 'uses',
  service: 'services',
  namespace: 'namespaces',
  namespaceOf: 'namespaces',
  servicesIn: 'services',
  edgesTo: 'edges',
  edgesFrom: 'edges',
  egressFrom: 'egress',
  openingsOf: 'openings',
  canaryOf: 'canaries',
};

/** The graph, and what is read of it from now on. */
function watched(program: Program): { readonly graph: Graph; readonly read: Set<List> } {
  const read = new Set<List>();
  const graph = new Proxy(graphOf(program), {
    get(target, name: keyof Graph) {
      if (!Object.hasOwn(lists, name)) throw new Error(`the graph has no ${String(name)}`);
      read.add(lists[name]);
      return target[name];
    },
  });
  return { graph, read };
}

test('every lookup of the graph is known here', () => {
  expect(Object.keys(lists).sort()).toEqual(Object.keys(graphOf(rules[0]!.good)).sort());
});

test.each(rules.map((rule) => [rule.name, rule] as const))('%s reads what it says it reads', (_, rule) => {
  const read = [rule.bad, rule.good].flatMap((program) => {
    const seen = watched(program);
    for (const _finding of rule.check(seen.graph));
    return [...seen.read];
  });
  expect([...new Set(read)].sort()).toEqual([...rule.reads].sort());
});
