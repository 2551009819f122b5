import type { ManifestRule } from '../../../src/manifests/rule';
import { linkerdChecksOf } from '../../../src/meshes/linkerd/checks';
import { linkerdRules } from '../../../src/meshes/linkerd/rules';
import { nameOf } from '../../cluster/manifest';
import { type Case, Failure } from '../../harness/suite';
import { exemplarsOf } from '../../programs/rule-examples';
import { type Court, mustAdmit, objections } from './refusals';

const version = '2.20';
const checks = linkerdChecksOf(version);

/** What a rule finds, the policy-validator refuses; all else is admitted. */
async function refusesWhatIsFound(court: Court, rule: ManifestRule): Promise<void> {
  for (const { object, isFound } of exemplarsOf(rule, rule.bad, checks, version)) {
    if (!isFound) {
      await mustAdmit(court, object);
      continue;
    }
    const found = await objections(court, object);
    if (!found.some(({ by }) => by === 'policy-validator'))
      throw new Failure([
        `the policy-validator takes ${nameOf(object)}`,
        ...found.map(({ by, words }) => `${by}: ${words}`),
      ]);
  }
}

const admitsAll = async (court: Court, rule: ManifestRule, text: string): Promise<void> => {
  for (const { object } of exemplarsOf(rule, text, checks, version)) await mustAdmit(court, object);
};

/** Rules that say `webhook` are the policy-validator's; what the others find, it admits. */
export const ruleExamples = (court: Court): readonly Case[] =>
  linkerdRules.map((rule) => {
    const isRefused = rule.upstream.includes('webhook');
    return {
      name: `${rule.code} ${rule.name}: ${isRefused ? 'refused' : 'admitted'}, and admitted when corrected`,
      run: async () => {
        if (isRefused) await refusesWhatIsFound(court, rule);
        else await admitsAll(court, rule, rule.bad);
        await admitsAll(court, rule, rule.good);
      },
    };
  });
