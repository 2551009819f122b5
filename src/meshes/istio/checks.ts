import type { Checks, MeshChecks } from '../../manifests/check';
import { type IstioVersion, isIstioVersion, istioFeatures } from './features';
import { istioRules } from './rules';
import { istioSchemas } from './schemas';

/** What manifests for a version of Istio are held against. */
export const istioChecksOf = (version: IstioVersion): Checks => ({ schemas: istioSchemas[version], rules: istioRules });

export const istioChecks: MeshChecks = {
  versions: Object.keys(istioFeatures),
  checks: (version) => (isIstioVersion(version) ? istioChecksOf(version) : undefined),
};
