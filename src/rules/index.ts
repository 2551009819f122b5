import { breakerBoundNotExact } from './breaker-bound-not-exact';
import { breakerEjectsEverything } from './breaker-ejects-everything';
import { breakerNeverEjects } from './breaker-never-ejects';
import { canaryBehindAGateway } from './canary-behind-a-gateway';
import { canaryBehindPassthrough } from './canary-behind-passthrough';
import { canaryIsTheStableImage } from './canary-is-the-stable-image';
import { canaryNobodyWatches } from './canary-nobody-watches';
import { canaryPastItsEnd } from './canary-past-its-end';
import { canaryTakesEverything } from './canary-takes-everything';
import { canaryWithoutEnd } from './canary-without-end';
import { canaryWithoutPods } from './canary-without-pods';
import { edgeMeetsNoRoute } from './edge-meets-no-route';
import { egressNotLimited } from './egress-not-limited';
import { exceptionForEveryone } from './exception-for-everyone';
import { exceptionPastItsEnd } from './exception-past-its-end';
import { featureInPart } from './feature-in-part';
import { graceTooShort } from './grace-too-short';
import { imageWithoutVersion } from './image-without-version';
import { probeCutOff } from './probe-cut-off';
import { probesAlike } from './probes-alike';
import type { Rule } from './rule';
import { scraperUnknown } from './scraper-unknown';
import { serviceWithoutCaller } from './service-without-caller';
import { testersMeetARouteHeader } from './testers-meet-a-route-header';
import { timeoutCutsTries } from './timeout-cuts-tries';
import { twoOwnersOfOneHost } from './two-owners-of-one-host';
import { undecidableOverlap } from './undecidable-overlap';
import { undeclaredWorkloadsStayOpen } from './undeclared-workloads-stay-open';
import { workloadsOverlap } from './workloads-overlap';

/** Every rule over the model, sorted by code; a new rule is a file and a line here. */
export const rules: readonly Rule[] = [
  undecidableOverlap,
  timeoutCutsTries,
  breakerNeverEjects,
  breakerEjectsEverything,
  breakerBoundNotExact,
  twoOwnersOfOneHost,
  serviceWithoutCaller,
  scraperUnknown,
  probeCutOff,
  exceptionPastItsEnd,
  edgeMeetsNoRoute,
  egressNotLimited,
  exceptionForEveryone,
  undeclaredWorkloadsStayOpen,
  canaryNobodyWatches,
  canaryWithoutEnd,
  canaryPastItsEnd,
  canaryIsTheStableImage,
  canaryTakesEverything,
  testersMeetARouteHeader,
  canaryWithoutPods,
  canaryBehindPassthrough,
  canaryBehindAGateway,
  probesAlike,
  graceTooShort,
  imageWithoutVersion,
  workloadsOverlap,
  featureInPart,
];
