import type { RuleFamily } from '../../../../manifests/rule';
import { certificateTwice } from './certificate-twice';
import { entryOfService } from './entry-of-service';
import { entryProtocol } from './entry-protocol';
import { entryTwice } from './entry-twice';
import { gatewayAddress } from './gateway-address';
import { gatewayHostTwice } from './gateway-host-twice';
import { ingressPastRoutes } from './ingress-past-routes';
import { meshHostTwice } from './mesh-host-twice';
import { portProtocols } from './port-protocols';
import { ruleElsewhere } from './rule-elsewhere';
import { ruleHidden } from './rule-hidden';
import { ruleTwice } from './rule-twice';
import { ruleWider } from './rule-wider';
import { serverTwice } from './server-twice';
import { sidecarSelectors } from './sidecar-selectors';
import { sidecarsForAll } from './sidecars-for-all';
import { targetPortShared } from './target-port-shared';
import { telemetriesForAll } from './telemetries-for-all';
import { telemetrySelectors } from './telemetry-selectors';
import { workloadGroups } from './workload-groups';

export const conflicts: RuleFamily = {
  name: 'conflicts',
  hurts: 'two objects want the same: one of them is dropped in silence, by age',
  rules: [
    meshHostTwice,
    gatewayHostTwice,
    sidecarSelectors,
    sidecarsForAll,
    entryProtocol,
    entryTwice,
    ruleTwice,
    ruleHidden,
    ruleElsewhere,
    entryOfService,
    ruleWider,
    targetPortShared,
    portProtocols,
    ingressPastRoutes,
    serverTwice,
    certificateTwice,
    telemetrySelectors,
    telemetriesForAll,
    workloadGroups,
    gatewayAddress,
  ],
};
