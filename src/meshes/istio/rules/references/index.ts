import type { RuleFamily } from '../../../../manifests/rule';
import { backend } from './backend';
import { backendGrant } from './backend-grant';
import { delegate } from './delegate';
import { destinationPort } from './destination-port';
import { destinationRuleHost } from './destination-rule-host';
import { destinationSubset } from './destination-subset';
import { exportToNamespace } from './export-to-namespace';
import { gateway } from './gateway';
import { gatewayClass } from './gateway-class';
import { gatewayCredential } from './gateway-credential';
import { gatewayHosts } from './gateway-hosts';
import { gatewaySelector } from './gateway-selector';
import { generatedGateway } from './generated-gateway';
import { grantNamespace } from './grant-namespace';
import { mirrorHost } from './mirror-host';
import { parentAllows } from './parent-allows';
import { parentGateway } from './parent-gateway';
import { policyHost } from './policy-host';
import { routeHost } from './route-host';
import { selectorWithoutPods } from './selector-without-pods';
import { sidecarEgressHost } from './sidecar-egress-host';
import { sourceNamespace } from './source-namespace';
import { subsetWithoutPods } from './subset-without-pods';
import { workloadGroupAccount } from './workload-group-account';

export const references: RuleFamily = {
  name: 'references',
  hurts: 'a name leads nowhere: requests get 503 or 404, or a setting has no effect',
  rules: [
    routeHost,
    mirrorHost,
    destinationPort,
    destinationSubset,
    gateway,
    generatedGateway,
    gatewaySelector,
    gatewayCredential,
    exportToNamespace,
    sourceNamespace,
    selectorWithoutPods,
    subsetWithoutPods,
    destinationRuleHost,
    gatewayHosts,
    sidecarEgressHost,
    delegate,
    backend,
    backendGrant,
    parentGateway,
    parentAllows,
    grantNamespace,
    workloadGroupAccount,
    gatewayClass,
    policyHost,
  ],
};
