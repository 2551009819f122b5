import type { CoverageRow } from '../../../manifests/rule';
import { authorizationCoverage } from './authorization/coverage';
import { conflictsCoverage } from './conflicts/coverage';
import { deprecatedCoverage } from './deprecated/coverage';
import { destinationRuleCoverage } from './destination-rule/coverage';
import { envoyFilterCoverage } from './envoy-filter/coverage';
import { gatewayCoverage } from './gateway/coverage';
import { gatewaysCoverage } from './gateways/coverage';
import { metadataCoverage } from './metadata/coverage';
import { referencesCoverage } from './references/coverage';
import { securityCoverage } from './security/coverage';
import { serviceEntryCoverage } from './service-entry/coverage';
import { servicesCoverage } from './services/coverage';
import { sidecarCoverage } from './sidecar/coverage';
import { telemetryCoverage } from './telemetry/coverage';
import { telemetryAnalysisCoverage } from './telemetry-analysis/coverage';
import { trafficCoverage } from './traffic/coverage';
import { virtualServiceCoverage } from './virtual-service/coverage';
import { workloadsCoverage } from './workloads/coverage';

/** What istiod's webhook and the checks of Istio's own tools state, family by family. */
export const istioCoverage: Readonly<Record<string, readonly CoverageRow[]>> = {
  metadata: metadataCoverage,
  'virtual-service': virtualServiceCoverage,
  'destination-rule': destinationRuleCoverage,
  gateway: gatewayCoverage,
  sidecar: sidecarCoverage,
  authorization: authorizationCoverage,
  'envoy-filter': envoyFilterCoverage,
  'service-entry': serviceEntryCoverage,
  telemetry: telemetryCoverage,
  deprecated: deprecatedCoverage,
  'telemetry-analysis': telemetryAnalysisCoverage,
  workloads: workloadsCoverage,
  traffic: trafficCoverage,
  security: securityCoverage,
  references: referencesCoverage,
  conflicts: conflictsCoverage,
  gateways: gatewaysCoverage,
  services: servicesCoverage,
};
