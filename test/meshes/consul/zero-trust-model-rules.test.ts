import { callerOfOneName } from '../../../src/meshes/consul/model-rules/caller-of-one-name';
import { foreignCaller } from '../../../src/meshes/consul/model-rules/foreign-caller';
import { furtherPort } from '../../../src/meshes/consul/model-rules/further-port';
import { openPortRedirected } from '../../../src/meshes/consul/model-rules/open-port-redirected';
import { graphOf, type Program } from '../../../src/model/program';
import { canary, edge, opening, program, service, workload } from '../../../src/rules/example';
import type { Rule } from '../../../src/rules/rule';

const found = (rule: Rule, given: Program): readonly string[] =>
  [...rule.check(graphOf(given))].map(({ at }) => at ?? '');

test.each([furtherPort, openPortRedirected, callerOfOneName, foreignCaller].map((rule) => [rule.name, rule] as const))(
  '%s finds its bad example and not its good one',
  (_, rule) => {
    expect(found(rule, rule.bad)).not.toEqual([]);
    expect(found(rule, rule.good)).toEqual([]);
  },
);

test('an edge without ports is for the port of the routes', () => {
  expect(found(furtherPort, program())).toEqual([]);
  expect(found(furtherPort, program({ edges: [edge({ ports: [8080, 9090, 9091] })] }))).toHaveLength(2);
});

test('pods that are written here, or that exist already, are not told to leave a port with the proxy', () => {
  expect(found(openPortRedirected, program({ openings: [opening()] }))).toEqual([]);
  const { labels, replicas, containers, probesRewritten } = workload();
  const selected = { kind: 'Selected', labels, replicas, containers, probesRewritten } as const;
  expect(
    found(openPortRedirected, program({ services: [service({ workload: selected })], openings: [opening()] })),
  ).toEqual([]);
});

test('a caller may not share its name with a service or a canary of another namespace', () => {
  const from = (serviceAccount: string, namespace: string) =>
    edge({ from: { kind: 'Identity', identity: { trustDomain: 'cluster.local', namespace, serviceAccount } } });
  const called = (one: ReturnType<typeof from>) => program({ edges: [one], canaries: [canary()] });
  expect(found(callerOfOneName, called(from('payments', 'office')))).toEqual(['allow[0].from']);
  expect(found(callerOfOneName, called(from('payments-canary', 'office')))).toEqual(['allow[0].from']);
  expect(found(callerOfOneName, called(from('payments', 'shop')))).toEqual([]);
});
