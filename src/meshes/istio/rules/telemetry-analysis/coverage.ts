import type { CoverageRow } from '../../../../manifests/rule';

export const telemetryAnalysisCoverage: readonly CoverageRow[] = [
  { says: 'randomSamplingPercentage is a percentage, not a share', codes: ['MESH9601'] },
  { says: 'tracing without a provider that can be resolved is off', codes: ['MESH9604', 'MESH9605'] },
  { says: 'only the first provider of tracing is used', codes: ['MESH8701'] },
  { says: 'IST0157: access logging without a provider', codes: ['MESH9603'] },
  { says: 'IST0159: two Telemetries select one workload', codes: ['MESH9117'] },
  { says: 'IST0160: only the oldest Telemetry for a namespace counts; targetRefs are apart', codes: ['MESH9118'] },
  { says: 'a selector in the root namespace does nothing elsewhere', codes: ['MESH9602'] },
  {
    says: 'without a percentage, MeshConfig says it, and 1 % where that does not',
    undecidable: 'a default that holds is no fault; which one holds is for MeshConfig to say',
  },
  {
    says: 'customTags of a lower level replace those above, and do not merge',
    undecidable: 'whether those above are missed is not said anywhere',
  },
  {
    says: 'sampling above 100 in proxy.istio.io/config means 1 %',
    codes: ['MESH9606'],
  },
];
