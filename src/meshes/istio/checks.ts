import type { Checks } from '../../manifests/check';
import type { MeshEntry } from '../column';
import { istioAsks } from './asks';
import { istioColumns } from './columns';
import { unread } from './facts/discovery';
import { type IstioVersion, isIstioVersion, istioFeatures } from './features';
import { istioRules } from './rules';
import { istioSchemas } from './schemas';

/** What manifests for a version of Istio are held against. */
export const istioChecksOf = (version: IstioVersion): Checks => ({
  schemas: istioSchemas[version],
  rules: istioRules,
  unread,
});

export const istioChecks: MeshEntry = {
  asks: istioAsks,
  columns: istioColumns,
  versions: Object.keys(istioFeatures),
  checks: (version) => (isIstioVersion(version) ? istioChecksOf(version) : undefined),
};
