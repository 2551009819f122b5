import type { ManifestRule } from '../../../src/manifests/rule';
import { consulChecksOf } from '../../../src/meshes/consul/checks';
import { consulRules } from '../../../src/meshes/consul/rules';
import { nameOf } from '../../cluster/manifest';
import { type ConfigEntry, configEntriesOf, configEntryOf } from '../../consul/config-entry';
import { expectNone } from '../../harness/suite';
import { exemplarsOf } from '../../programs/rule-examples';
import type { MakeScene, World } from './world';

const version = '2.0';
const checks = consulChecksOf(version);

/** Writes what is to be taken, then what is not, and takes all away again; what went otherwise. */
async function problemsOf(
  { agent }: World,
  rule: ManifestRule,
  text: string,
  isRefused: boolean,
): Promise<readonly string[]> {
  const all = exemplarsOf(rule, text, checks, version);
  const last = all.filter(({ isFound }) => isRefused && isFound).map(({ object }) => object);
  const first = all.map(({ object }) => object).filter((object) => !last.includes(object));
  const problems: string[] = [];
  const written: ConfigEntry[] = [];
  for (const entry of configEntriesOf(first)) {
    const refusal = await agent.write(entry);
    if (refusal === undefined) written.push(entry);
    else problems.push(`${entry.Kind} ${entry.Name ?? ''} is refused: ${refusal}`);
  }
  for (const object of last) {
    const entry = configEntryOf(object);
    if ((await agent.write(entry)) !== undefined) continue;
    written.push(entry);
    problems.push(`Consul takes ${nameOf(object)}`);
  }
  for (const entry of written.reverse()) await agent.remove(entry);
  return problems;
}

/** What only the webhook of consul-k8s refuses cannot be shown: it is not to be had here. */
const isTried = ({ upstream }: ManifestRule): boolean => !upstream.includes('consul-k8s');

/** Rules that say `consul-server` are the server's; what those find that name nobody, it takes. */
export const ruleExamples: MakeScene = async (world) => ({
  objects: [],
  cases: consulRules.filter(isTried).map((rule) => {
    const isRefused = rule.upstream.includes('consul-server');
    return {
      name: `${rule.code} ${rule.name}: ${isRefused ? 'refused' : 'taken'}, and taken when corrected`,
      run: async () =>
        expectNone([
          ...(await problemsOf(world, rule, rule.bad, isRefused)),
          ...(await problemsOf(world, rule, rule.good, false)),
        ]),
    };
  }),
});
