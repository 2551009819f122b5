import type { Guard } from '../../guard';
import { enforcedEarly } from './enforced-early';
import { patchedRetry } from './patched-retry';
import { secondOwner } from './second-owner';
import { stageBypassed } from './stage-bypassed';

/** What is put beside our objects or patched into them; a new rule is a file and a line here. */
export const istioGuards: readonly Guard[] = [stageBypassed, secondOwner, patchedRetry, enforcedEarly];
