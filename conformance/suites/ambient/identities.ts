import { type Case, expectNone } from '../../harness/suite';
import { unlike } from '../traffic/scene';
import type { Caller, Namespace, World } from './world';
import type { ServiceName, StageName } from './yard';

interface Call {
  readonly by: Caller;
  readonly to: ServiceName;
  readonly method?: string;
  readonly path: string;
  /** Whether it is let in once the allow graph is enforced. */
  readonly allowed: boolean;
}

/** `narrow` is for web, with GET below /open and of /items/{id}; the others are for web whatever it asks. */
const calls: readonly Call[] = [
  { by: 'web', to: 'narrow', path: '/open', allowed: true },
  { by: 'web', to: 'narrow', path: '/open/1/2', allowed: true },
  { by: 'web', to: 'narrow', path: '/items/7', allowed: true },
  { by: 'web', to: 'narrow', method: 'HEAD', path: '/items/7', allowed: true },
  { by: 'web', to: 'narrow', path: '/items/7/8', allowed: false },
  { by: 'web', to: 'narrow', path: '/opened', allowed: false },
  { by: 'web', to: 'narrow', method: 'POST', path: '/items/7', allowed: false },
  { by: 'stranger', to: 'narrow', path: '/open', allowed: false },
  { by: 'web', to: 'items', method: 'DELETE', path: '/other', allowed: true },
  { by: 'stranger', to: 'items', path: '/items', allowed: false },
  { by: 'stranger', to: 'split', path: '/items', allowed: false },
];

const wordsOf = ({ by, to, method = 'GET', path }: Call): string => `${by} ${method} ${to}${path}`;
const shadow = 'istio_dry_run_(allow|deny)_.*shadow_(allowed|denied)$|shadow_(allowed|denied)$';

/** Of the last requests, how many a policy in dry-run would have let in and refused. */
async function foretold({ proxy }: Namespace): Promise<{ readonly allowed: number; readonly denied: number }> {
  const counts = [...(await proxy.stats(shadow))];
  const sum = (end: string): number =>
    counts.filter(([name]) => name.endsWith(end)).reduce((total, [, count]) => total + count, 0);
  return { allowed: sum('shadow_allowed'), denied: sum('shadow_denied') };
}

async function fares(namespace: Namespace, stage: StageName, call: Call): Promise<readonly string[]> {
  const before = await foretold(namespace);
  const { status, tries } = await namespace.send(call);
  const after = await foretold(namespace);
  const isLetIn = stage === 'observe' || call.allowed;
  const told = { allowed: after.allowed - before.allowed, denied: after.denied - before.denied };
  const expected = stage === 'observe' ? { allowed: Number(call.allowed), denied: Number(!call.allowed) } : undefined;
  return [
    ...unlike(wordsOf(call), isLetIn ? '200, 1 tries' : '403, 0 tries', `${status}, ${tries.length} tries`),
    ...(expected === undefined ? [] : unlike(`${wordsOf(call)}: dry-run`, expected, told)),
  ];
}

/** Who gets through a waypoint; and, while its policies are in dry-run, whether they foretell it. */
export const identityCases = ({ namespaces }: World, stage: StageName): readonly Case[] =>
  namespaces.map((namespace) => ({
    name: `${namespace.name}: ${stage}: ${calls.filter(({ allowed }) => stage === 'observe' || allowed).length} of ${calls.length} calls are let in by the waypoint`,
    run: async () => {
      const problems: string[] = [];
      for (const call of calls) problems.push(...(await fares(namespace, stage, call)));
      expectNone(problems);
    },
  }));
