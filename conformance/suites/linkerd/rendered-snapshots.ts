import type { Harness } from '../../harness/harness';
import { sample } from '../../harness/sample';
import type { Case } from '../../harness/suite';
import { snapshots } from '../../programs/snapshots';
import { type Court, mustAdmit } from './refusals';

/** Kinds that the policy-validator is asked about. */
const judged = /^(policy\.linkerd\.io|gateway\.networking\.k8s\.io)\//;

/** What the tests hold as snapshots is admitted, object by object. */
export const renderedSnapshots = (court: Court, { root, options }: Harness): readonly Case[] =>
  sample(snapshots(root, 'linkerd'), 3, options).map(({ name, objects }) => {
    const own = objects.filter(({ apiVersion }) => judged.test(apiVersion));
    return {
      name: `snapshot: ${name}, ${own.length} objects are admitted`,
      run: async () => {
        for (const object of own) await mustAdmit(court, object);
      },
    };
  });
