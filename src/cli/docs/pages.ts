import { consulFamilies } from '../../meshes/consul/rules';
import { consulCoverage } from '../../meshes/consul/rules/coverage';
import { istioFamilies } from '../../meshes/istio/rules';
import { istioCoverage } from '../../meshes/istio/rules/coverage';
import { istCodes } from '../../meshes/istio/rules/upstream/ist';
import { kiaCodes } from '../../meshes/istio/rules/upstream/kia';
import { linkerdFamilies } from '../../meshes/linkerd/rules';
import { linkerdCoverage } from '../../meshes/linkerd/rules/coverage';
import { type Pages, rulePages } from './rule-pages';

/** The pages of docs/rules. */
export const pages: Pages = rulePages([
  {
    mesh: 'Istio',
    file: 'istio',
    families: istioFamilies,
    coverage: istioCoverage,
    upstream: { 'istioctl analyze': istCodes, Kiali: kiaCodes },
  },
  { mesh: 'Linkerd', file: 'linkerd', families: linkerdFamilies, coverage: linkerdCoverage, upstream: {} },
  { mesh: 'Consul', file: 'consul', families: consulFamilies, coverage: consulCoverage, upstream: {} },
]);
