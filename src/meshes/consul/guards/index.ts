import type { Guard } from '../../guard';
import { enforcedEarly } from './enforced-early';
import { intentionsBypassed } from './intentions-bypassed';
import { meshWeakened } from './mesh-weakened';
import { patchedRetry } from './patched-retry';
import { portOpened } from './port-opened';
import { secondEntry } from './second-entry';
import { secondIntentions } from './second-intentions';
import { stageBypassed } from './stage-bypassed';

/** What is put beside our objects or patched into them; a new rule is a file and a line here. */
export const consulGuards: readonly Guard[] = [
  secondIntentions,
  intentionsBypassed,
  enforcedEarly,
  secondEntry,
  patchedRetry,
  stageBypassed,
  meshWeakened,
  portOpened,
];
