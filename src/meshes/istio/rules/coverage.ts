import type { CoverageRow } from '../../../manifests/rule';
import { virtualServiceCoverage } from './virtual-service/coverage';

/** What istiod's webhook and the checks of Istio's own tools state, family by family. */
export const istioCoverage: Readonly<Record<string, readonly CoverageRow[]>> = {
  'virtual-service': virtualServiceCoverage,
};
