import type { Guard } from '../../guard';
import { accessPolicyBypassed } from './access-policy-bypassed';
import { allowanceBesideGraph } from './allowance-beside-graph';
import { retriedByHand } from './retried-by-hand';
import { secondServer } from './second-server';
import { serviceProfile } from './service-profile';

/** What is put beside our objects or patched into them; a new rule is a file and a line here. */
export const linkerdGuards: readonly Guard[] = [
  serviceProfile,
  allowanceBesideGraph,
  secondServer,
  accessPolicyBypassed,
  retriedByHand,
];
