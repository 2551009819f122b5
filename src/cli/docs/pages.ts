import { istioFamilies } from '../../meshes/istio/rules';
import { istioCoverage } from '../../meshes/istio/rules/coverage';
import { istCodes } from '../../meshes/istio/rules/upstream/ist';
import { kiaCodes } from '../../meshes/istio/rules/upstream/kia';
import { type Pages, rulePages } from './rule-pages';

/** The pages of docs/rules. */
export const pages: Pages = rulePages({
  families: istioFamilies,
  coverage: istioCoverage,
  upstream: { 'istioctl analyze': istCodes, Kiali: kiaCodes },
});
