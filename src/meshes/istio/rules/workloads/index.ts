import type { RuleFamily } from '../../../../manifests/rule';
import { canonicalLabels } from './canonical-labels';
import { classTarget } from './class-target';
import { disableInAmbient } from './disable-in-ambient';
import { imageAuto } from './image-auto';
import { injectedByDefault } from './injected-by-default';
import { injectionLabels } from './injection-labels';
import { manualMtls } from './manual-mtls';
import { namespaceNotInjected } from './namespace-not-injected';
import { namespaceUndiscovered } from './namespace-undiscovered';
import { noWaypoint } from './no-waypoint';
import { otherRevision } from './other-revision';
import { outboundMode } from './outbound-mode';
import { policyWithoutTarget } from './policy-without-target';
import { proxyUid } from './proxy-uid';
import { rootSidecarSelector } from './root-sidecar-selector';
import { routeNotAtWaypoint } from './route-not-at-waypoint';
import { routeWithoutWaypoint } from './route-without-waypoint';
import { selectorAtWaypoint } from './selector-at-waypoint';
import { sidecarInAmbient } from './sidecar-in-ambient';
import { sidecarObject } from './sidecar-object';
import { twoDataPlanes } from './two-data-planes';
import { waypointIdentity } from './waypoint-identity';
import { waypointMissing } from './waypoint-missing';
import { waypointWithoutAmbient } from './waypoint-without-ambient';
import { ztunnelAction } from './ztunnel-action';
import { ztunnelFields } from './ztunnel-fields';
import { ztunnelTrustDomains } from './ztunnel-trust-domains';

export const workloads: RuleFamily = {
  name: 'workloads',
  hurts: 'workloads are not in the mesh as it seems: policies do not reach them, or others than meant',
  rules: [
    namespaceNotInjected,
    injectedByDefault,
    injectionLabels,
    proxyUid,
    imageAuto,
    twoDataPlanes,
    sidecarInAmbient,
    waypointWithoutAmbient,
    waypointMissing,
    ztunnelFields,
    ztunnelAction,
    ztunnelTrustDomains,
    policyWithoutTarget,
    noWaypoint,
    routeWithoutWaypoint,
    routeNotAtWaypoint,
    sidecarObject,
    selectorAtWaypoint,
    rootSidecarSelector,
    outboundMode,
    canonicalLabels,
    classTarget,
    waypointIdentity,
    disableInAmbient,
    manualMtls,
    namespaceUndiscovered,
    otherRevision,
  ],
};
