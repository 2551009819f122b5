import type { Finding } from '../../../src/manifests/finding';
import type { ManifestRule } from '../../../src/manifests/rule';
import { isKnownTo } from '../../../src/manifests/run-rules';
import { istioRules } from '../../../src/meshes/istio/rules';
import { analyze } from '../../cluster/istioctl';
import type { Manifest } from '../../cluster/manifest';
import { isRefused, type Mesh } from '../../cluster/mesh';
import { podsOf } from '../../cluster/pods';
import type { Harness } from '../../harness/harness';
import { sample } from '../../harness/sample';
import { type Case, expectNone } from '../../harness/suite';
import type { Group } from '../../programs/group';
import { objectsIn } from '../../programs/read-yaml';
import { surroundings } from '../admission/surroundings';
import { type Alone, type Differing, differing, unasked } from './expected-of-analyzers';
import { findingsOf, settings, version } from './verdicts';

/** What the analyzers are asked with. */
export interface Laboratory {
  readonly harness: Harness;
  readonly mesh: Mesh;
}

const isCode = (name: string): boolean => /^IST\d{4}$/.test(name);

/** By the codes of istioctl, whose IST0106 is what the control plane refuses. */
const codesOf = (upstream: readonly string[], isError: boolean): readonly string[] => [
  ...upstream.filter(isCode),
  ...(isError && upstream.includes('webhook') ? ['IST0106'] : []),
];

/** The codes of istioctl that rules of ours know. */
const ours: ReadonlySet<string> = new Set(istioRules.flatMap(({ upstream }) => codesOf(upstream, true)));

/** Namespaces that stand in every cluster. */
const standing: readonly Manifest[] = ['default', 'kube-system', 'kube-public', 'kube-node-lease', 'istio-system'].map(
  (name) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name },
  }),
);

/** What one of the two says and the other does not, by the codes of istioctl. */
export function differences(
  messages: readonly { readonly code: string; readonly origin: string; readonly message: string }[],
  findings: readonly Pick<Finding, 'code' | 'severity' | 'upstream' | 'what'>[],
): readonly Alone[] {
  const said = new Set(messages.map(({ code }) => code));
  const found = new Set(findings.flatMap(({ upstream, severity }) => codesOf(upstream, severity === 'error')));
  const theirs = messages
    .filter(({ code }) => ours.has(code) && !found.has(code))
    .map(({ code, origin, message }): Alone => ({ by: 'istioctl', code, words: `${origin}: ${message}` }));
  const own = findings
    .map(({ code, severity, upstream, what }) => ({ code, what, codes: codesOf(upstream, severity === 'error') }))
    .filter(({ codes }) => codes.length > 0 && !codes.some((code) => said.has(code)))
    .map(({ code, what, codes }): Alone => ({ by: 'us', code, words: `${codes.join(', ')} ${what}` }));
  return [...theirs, ...own];
}

/** Rows of the table that a run came across. */
const met = new Set<Differing>();

/** The row of the table for a difference in a group. */
export const explained = (group: string, { by, code, words }: Alone): Differing | undefined =>
  differing.find(
    (row) => row.by === by && row.code === code && (row.in?.test(group) ?? true) && (row.words?.test(words) ?? true),
  );

async function compare(
  { harness, mesh }: Laboratory,
  { name, objects, existing = [] }: Group,
  say: (line: string) => void,
) {
  await mesh.during([...surroundings(objects), ...objects, ...podsOf(objects), ...existing], async (applied) => {
    const refused = applied.filter(isRefused);
    if (refused.length > 0) say(`${refused.length} objects are refused and not compared`);
    const there = applied.filter((one) => !isRefused(one)).map(({ object }) => object);
    const { messages } = await analyze(harness, mesh.cluster);
    const findings = findingsOf([...standing, ...there], { settings: { ...settings, complete: 'all' } });
    const alone = differences(messages, findings);
    const known = alone.map((one) => explained(name, one));
    for (const row of known) if (row !== undefined) met.add(row);
    for (const why of new Set(known.flatMap((one) => one?.why ?? []))) say(why);
    const both = new Set(messages.map(({ code }) => code).filter((code) => ours.has(code)));
    if (both.size > 0) say(`both: ${[...both].filter((code) => !alone.some((one) => one.code === code)).join(', ')}`);
    const open = alone.filter((_, index) => known[index] === undefined);
    expectNone([...new Set(open.map(({ by, code, words }) => `only ${by}: ${code} ${words}`))]);
  });
}

/** A rule knows what an analyzer of this version knows. */
const isShared = (rule: ManifestRule): boolean => rule.upstream.some(isCode) && isKnownTo(version, rule);

/** The bad examples of rules that istioctl knows, their twins, and what programs emit. */
export function analyzerCases(laboratory: Laboratory, programs: readonly Group[]): readonly Case[] {
  const shared = sample(istioRules.filter(isShared), 6, laboratory.harness.options);
  const groups = (which: 'bad' | 'good'): readonly Group[] =>
    shared.map((rule) => ({ name: `${which} example of ${rule.code} ${rule.name}`, objects: objectsIn(rule[which]) }));
  const asked = [...groups('bad'), ...groups('good')].filter(({ name }) => !unasked.some((one) => one.in.test(name)));
  const cases = [...asked, ...programs].map(
    (group): Case => ({
      name: `as istioctl analyze: ${group.name}`,
      run: (say) => compare(laboratory, group, say),
    }),
  );
  if (!laboratory.harness.options.full) return cases;
  const gone = (): readonly Differing[] => differing.filter((row) => !met.has(row));
  const stale: Case = {
    name: 'every listed difference is one',
    run: async () => expectNone(gone().map(({ by, code, why }) => `no longer only ${by}: ${code}, ${why}`)),
  };
  return [...cases, stale];
}
