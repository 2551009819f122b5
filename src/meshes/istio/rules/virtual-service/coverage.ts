import type { CoverageRow } from '../../../../manifests/rule';

export const virtualServiceCoverage: readonly CoverageRow[] = [
  { says: 'retryOn: conditions that Envoy knows and statuses of HTTP, without blanks', codes: ['MESH8112'] },
];
