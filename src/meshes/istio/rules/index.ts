import type { ManifestRule, RuleFamily } from '../../../manifests/rule';
import { authorization } from './authorization';
import { conflicts } from './conflicts';
import { deprecated } from './deprecated';
import { destinationRule } from './destination-rule';
import { envoyFilter } from './envoy-filter';
import { gateway } from './gateway';
import { gateways } from './gateways';
import { metadata } from './metadata';
import { references } from './references';
import { security } from './security';
import { serviceEntry } from './service-entry';
import { services } from './services';
import { sidecar } from './sidecar';
import { telemetry } from './telemetry';
import { telemetryAnalysis } from './telemetry-analysis';
import { traffic } from './traffic';
import { virtualService } from './virtual-service';
import { workloads } from './workloads';

/** Rules over manifests, whoever wrote them; a family is a folder and a line here. */
export const istioFamilies: readonly RuleFamily[] = [
  metadata,
  virtualService,
  destinationRule,
  gateway,
  sidecar,
  references,
  conflicts,
  gateways,
  services,
  traffic,
  security,
  workloads,
  serviceEntry,
  authorization,
  telemetry,
  envoyFilter,
  telemetryAnalysis,
  deprecated,
];

export const istioRules: readonly ManifestRule[] = istioFamilies.flatMap(({ rules }) => rules);
