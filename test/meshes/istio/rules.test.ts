import { istioChecks } from '../../../src/meshes/istio/checks';
import { istioFamilies } from '../../../src/meshes/istio/rules';
import { testRules } from '../rule-examples';

testRules('istio', istioFamilies, istioChecks.checks, ({ until }) => (until === '1.31' ? '1.30' : '1.31'));
