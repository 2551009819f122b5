import type { RuleFamily } from '../../../../manifests/rule';
import { destinationTwice } from './destination-twice';
import { faultForEveryone } from './fault-for-everyone';
import { ineffectiveMatch } from './ineffective-match';
import { leftToDefaultRetry } from './left-to-default-retry';
import { mirroredWrites } from './mirrored-writes';
import { perTryTimeoutDead } from './per-try-timeout-dead';
import { portPolicyInheritsNothing } from './port-policy-inherits-nothing';
import { portRequired } from './port-required';
import { prefixMeetsMore } from './prefix-meets-more';
import { retriedWrites } from './retried-writes';
import { singleDestinationWeight } from './single-destination-weight';
import { slowTryEatsTimeout } from './slow-try-eats-timeout';
import { splitNobodyWatches } from './split-nobody-watches';
import { subsetNeverRouted } from './subset-never-routed';
import { subsetPolicyReplaces } from './subset-policy-replaces';
import { subsetWithoutLabels } from './subset-without-labels';
import { timeoutCutsTries } from './timeout-cuts-tries';
import { unmatchedRequests } from './unmatched-requests';
import { unreachableRoute } from './unreachable-route';
import { weightsNotHundred } from './weights-not-hundred';

export const traffic: RuleFamily = {
  name: 'traffic',
  hurts: 'requests are repeated, cut off, refused or sent elsewhere than the manifests seem to say',
  rules: [
    timeoutCutsTries,
    retriedWrites,
    leftToDefaultRetry,
    unmatchedRequests,
    slowTryEatsTimeout,
    perTryTimeoutDead,
    subsetPolicyReplaces,
    portPolicyInheritsNothing,
    subsetNeverRouted,
    singleDestinationWeight,
    destinationTwice,
    subsetWithoutLabels,
    weightsNotHundred,
    prefixMeetsMore,
    splitNobodyWatches,
    faultForEveryone,
    unreachableRoute,
    ineffectiveMatch,
    portRequired,
    mirroredWrites,
  ],
};
