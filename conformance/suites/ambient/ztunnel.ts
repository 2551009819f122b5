import { dataAt, isData, type Manifest } from '../../cluster/manifest';
import { type Case, expectNone } from '../../harness/suite';
import { unlike } from '../traffic/scene';
import type { World } from './world';
import type { StageName } from './yard';

const items = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const textAt = (value: unknown, ...path: readonly string[]): string => String(dataAt(value, ...path) ?? '');

/** The policies that istiod would tell a ztunnel, of a namespace and not made of a PeerAuthentication. */
const policiesOf = (told: unknown, namespace: string): readonly unknown[] =>
  items(dataAt(told, 'policies')).filter(
    (policy) => textAt(policy, 'namespace') === namespace && !/^converted_|^istio_/.test(textAt(policy, 'name')),
  );

const namesOf = (policies: readonly unknown[]): readonly string[] =>
  policies.map((policy) => textAt(policy, 'name')).sort();

/** Every identity that a policy names. */
function identitiesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(identitiesIn);
  if (!isData(value)) return [];
  const exact = value['exact'];
  return [...(typeof exact === 'string' ? [exact] : []), ...Object.values(value).flatMap(identitiesIn)];
}

/** The Services of a namespace that are called through its waypoint. */
const behind = (told: unknown, namespace: string): readonly string[] =>
  items(dataAt(told, 'services'))
    .filter((service) => textAt(service, 'namespace') === namespace && dataAt(service, 'waypoint') !== undefined)
    .map((service) => textAt(service, 'name'))
    .sort();

const needing = ['broken', 'closed', 'gone', 'items', 'kept', 'narrow', 'split', 'split-canary', 'sticky'];

/** Versions as Services and as subsets have pods of their own alike. */
const versions = [
  'broken',
  'closed',
  'gone',
  'items',
  'kept',
  'narrow',
  'split',
  'sticky',
  'split-canary',
  'kept-canary',
];
const expectedPolicies = [
  ...versions.map((name) => `${name}-from-waypoint`),
  ...[...versions, 'plain', 'web'].map((name) => `${name}-default-deny`),
  'plain',
].sort();

/** What keeps callers from going past the waypoint; ztunnel itself does not run here. */
export const ztunnelCases = (world: World, stage: StageName): readonly Case[] =>
  world.namespaces.flatMap((namespace): readonly Case[] => {
    const { name, routes } = namespace;
    const waypoint = `cluster.local/ns/${name}/sa/waypoint`;
    const services = routes === 'gateway-api' ? [...needing, 'kept-canary'].sort() : needing;
    const common: Case = {
      name: `${name}: ${stage}: callers are sent through the waypoint to the services that need it, and to no other`,
      run: async () => expectNone(unlike('behind the waypoint', services, behind(await world.ztunnel(), name))),
    };
    if (stage === 'observe')
      return [
        common,
        {
          name: `${name}: observe: ztunnel is told no policy, since it would enforce it`,
          run: async () => expectNone(unlike('policies', [], namesOf(policiesOf(await world.ztunnel(), name)))),
        },
      ];
    return [
      common,
      {
        name: `${name}: authorize: ztunnel lets the waypoint alone through to pods behind it, and web to plain`,
        run: async () => {
          const policies = policiesOf(await world.ztunnel(), name);
          const strangers = policies.flatMap((policy) => {
            const expected = /-from-waypoint$/.test(textAt(policy, 'name'))
              ? [waypoint]
              : textAt(policy, 'name') === 'plain'
                ? [`cluster.local/ns/${name}/sa/web`]
                : [];
            return unlike(textAt(policy, 'name'), expected, identitiesIn(policy));
          });
          expectNone([...unlike('policies', expectedPolicies, namesOf(policies)), ...strangers]);
        },
      },
    ];
  });

/** Why nothing is written for ztunnel while policies are tried. */
export const dryRunCase = (world: World): Case => ({
  name: 'istiod tells ztunnel nothing of a policy in dry-run',
  run: async () => {
    const [namespace] = world.namespaces;
    const policy = (name: string, annotations: Readonly<Record<string, string>>): Manifest => ({
      apiVersion: 'security.istio.io/v1',
      kind: 'AuthorizationPolicy',
      metadata: { name, namespace: namespace!.name, annotations },
      spec: { selector: { matchLabels: { nobody: 'has it' } } },
    });
    const tried = policy('tried', { 'istio.io/dry-run': 'true' });
    await world.during([tried, policy('enforced', {})], async () => {
      const names = namesOf(policiesOf(await world.ztunnel(), namespace!.name));
      expectNone(unlike('policies', ['enforced'], names));
    });
  },
});
