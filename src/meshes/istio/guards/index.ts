import type { Guard } from '../../guard';
import { enforcedEarly } from './enforced-early';
import { patchedRetry } from './patched-retry';
import { secondOwner } from './second-owner';
import { secondRoute } from './second-route';
import { stageBypassed } from './stage-bypassed';
import { waypointBypassed } from './waypoint-bypassed';

/** What is put beside our objects or patched into them; a new rule is a file and a line here. */
export const istioGuards: readonly Guard[] = [stageBypassed, secondOwner, patchedRetry, enforcedEarly];

/** The same in ambient mode, where a waypoint can be gone past, and routes have a second API. */
export const ambientGuards: readonly Guard[] = [...istioGuards, waypointBypassed, secondRoute];
