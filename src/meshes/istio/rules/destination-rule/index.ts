import type { RuleFamily } from '../../../../manifests/rule';
import { clientCertificate } from './client-certificate';
import { configMapCredential } from './config-map-credential';
import { connectionPoolEmpty } from './connection-pool-empty';
import { consecutiveErrors } from './consecutive-errors';
import { credentialAndFiles } from './credential-and-files';
import { credentialWithoutSelector } from './credential-without-selector';
import { distributeAndFailover } from './distribute-and-failover';
import { duplicateSubset } from './duplicate-subset';
import { durationForm } from './duration-form';
import { emptyPolicy } from './empty-policy';
import { failoverRegion } from './failover-region';
import { failoverTopology } from './failover-topology';
import { failoverWithoutEjection } from './failover-without-ejection';
import { h2Upgrade } from './h2-upgrade';
import { hashCookie } from './hash-cookie';
import { hostForm } from './host-form';
import { http2KeepAlive } from './http2-keep-alive';
import { localOriginFailures } from './local-origin-failures';
import { localityAndZone } from './locality-and-zone';
import { localityForm } from './locality-form';
import { localityOverlap } from './locality-overlap';
import { localityWeights } from './locality-weights';
import { maglevTable } from './maglev-table';
import { negativeLimit } from './negative-limit';
import { outlierPercent } from './outlier-percent';
import { portLevelPort } from './port-level-port';
import { publicRoots } from './public-roots';
import { ringSizeDeprecated } from './ring-size-deprecated';
import { ringSizeTwice } from './ring-size-twice';
import { serverNotVerified } from './server-not-verified';
import { skipVerify } from './skip-verify';
import { subsetLabels } from './subset-labels';
import { subsetName } from './subset-name';
import { tunnel } from './tunnel';
import { tunnelWithProxyProtocol } from './tunnel-with-proxy-protocol';
import { warmupAggression } from './warmup-aggression';

export const destinationRule: RuleFamily = {
  name: 'destination-rule',
  hurts: 'istiod refuses the DestinationRule, or its settings do not do what they say',
  rules: [
    hostForm,
    emptyPolicy,
    tunnelWithProxyProtocol,
    portLevelPort,
    duplicateSubset,
    subsetName,
    subsetLabels,
    connectionPoolEmpty,
    negativeLimit,
    h2Upgrade,
    http2KeepAlive,
    localOriginFailures,
    consecutiveErrors,
    outlierPercent,
    hashCookie,
    ringSizeDeprecated,
    ringSizeTwice,
    maglevTable,
    warmupAggression,
    localityAndZone,
    distributeAndFailover,
    failoverTopology,
    localityWeights,
    localityForm,
    localityOverlap,
    failoverRegion,
    failoverWithoutEjection,
    clientCertificate,
    credentialAndFiles,
    skipVerify,
    configMapCredential,
    tunnel,
    durationForm,
    credentialWithoutSelector,
    serverNotVerified,
    publicRoots,
  ],
};
