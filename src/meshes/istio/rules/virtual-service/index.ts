import type { RuleFamily } from '../../../../manifests/rule';
import { abortWithoutStatus } from './abort-without-status';
import { authorityTwice } from './authority-twice';
import { claimInMesh } from './claim-in-mesh';
import { connectionRule } from './connection-rule';
import { cors } from './cors';
import { delegateFields } from './delegate-fields';
import { destinationHost } from './destination-host';
import { destinationSubnets } from './destination-subnets';
import { destinationSubset } from './destination-subset';
import { directResponse } from './direct-response';
import { emptyPrefix } from './empty-prefix';
import { faultKind } from './fault-kind';
import { faultPercentage } from './fault-percentage';
import { faultStatus } from './fault-status';
import { gatewayName } from './gateway-name';
import { gatewayNameLegacy } from './gateway-name-legacy';
import { headerChange } from './header-change';
import { headerValue } from './header-value';
import { hostName } from './host-name';
import { hostsOverlap } from './hosts-overlap';
import { matchHeader } from './match-header';
import { matchSource } from './match-source';
import { mirrorPercentOld } from './mirror-percent-old';
import { mirrorPercentage } from './mirror-percentage';
import { mirrorTwice } from './mirror-twice';
import { nestedDelegate } from './nested-delegate';
import { noRules } from './no-rules';
import { portRange } from './port-range';
import { redirect } from './redirect';
import { regex } from './regex';
import { retriesOff } from './retries-off';
import { retryConditions } from './retry-conditions';
import { rewrite } from './rewrite';
import { routeAction } from './route-action';
import { routeWeights } from './route-weights';
import { sniAddress } from './sni-address';
import { sniHost } from './sni-host';
import { wildcardHostInMesh } from './wildcard-host-in-mesh';

export const virtualService: RuleFamily = {
  name: 'virtual-service',
  hurts: 'istiod refuses the VirtualService, or proxies refuse what becomes of it',
  rules: [
    delegateFields,
    noRules,
    hostName,
    wildcardHostInMesh,
    claimInMesh,
    hostsOverlap,
    gatewayName,
    gatewayNameLegacy,
    routeAction,
    nestedDelegate,
    mirrorTwice,
    retryConditions,
    routeWeights,
    destinationHost,
    destinationSubset,
    portRange,
    retriesOff,
    faultKind,
    faultStatus,
    faultPercentage,
    abortWithoutStatus,
    redirect,
    rewrite,
    authorityTwice,
    directResponse,
    cors,
    emptyPrefix,
    regex,
    matchHeader,
    headerChange,
    headerValue,
    matchSource,
    mirrorPercentage,
    mirrorPercentOld,
    connectionRule,
    sniHost,
    sniAddress,
    destinationSubnets,
  ],
};
