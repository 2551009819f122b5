import type { CoverageRow } from '../../../manifests/rule';
import { authorizationCoverage } from './authorization/coverage';
import { destinationRuleCoverage } from './destination-rule/coverage';
import { envoyFilterCoverage } from './envoy-filter/coverage';
import { gatewayCoverage } from './gateway/coverage';
import { metadataCoverage } from './metadata/coverage';
import { serviceEntryCoverage } from './service-entry/coverage';
import { sidecarCoverage } from './sidecar/coverage';
import { telemetryCoverage } from './telemetry/coverage';
import { virtualServiceCoverage } from './virtual-service/coverage';

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
};
