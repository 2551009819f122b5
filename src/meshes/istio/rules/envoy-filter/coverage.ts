import type { CoverageRow } from '../../../../manifests/rule';

export const envoyFilterCoverage: readonly CoverageRow[] = [
  { says: 'every EnvoyFilter relies on what istiod generates (warning)', codes: ['MESH8801'] },
  { says: 'a patch has applyTo, patch, operation, and a value unless it removes', codes: ['MESH8802'] },
  { says: 'patches of waypoints are not looked at', codes: ['MESH8802', 'MESH8803', 'MESH8804'] },
  { says: 'a match for waypoints goes with context WAYPOINT, and the other way round', schema: 'CEL of match' },
  { says: 'the match is of the class that applyTo is of', codes: ['MESH8803'] },
  { says: 'a match of a filter has a name', codes: ['MESH8804'] },
  { says: 'a subFilter is an HTTP filter below the HTTP connection manager', codes: ['MESH8804'] },
  { says: 'a match of a filter does nothing for LISTENER and FILTER_CHAIN (warning)', codes: ['MESH8805'] },
  { says: 'proxyVersion is an expression of RE2; over 1024 bytes it is a warning', codes: ['MESH8806'] },
  { says: 'a match by the former name of a filter (warning)', codes: ['MESH8807'] },
  { says: 'a filter without typed_config (warning), at the top of the value', codes: ['MESH8808'] },
  {
    says: 'an extension without typed_config (warning), deeper in the value',
    undecidable: "needs Envoy's protobuf descriptors to know which messages are extensions",
  },
  { says: 'types of the v2 API are unknown', codes: ['MESH8809'] },
  {
    says: 'the value decodes into the message of Envoy that applyTo stands for; unknown fields are a warning',
    undecidable: "needs Envoy's protobuf descriptors",
  },
  {
    says: 'the type of a typed_config exists, and is not deprecated',
    undecidable: "needs Envoy's protobuf descriptors; those of the v2 API are found by their name",
  },
  { says: 'IST0151: a relative operation without a priority', codes: ['MESH8810'] },
  { says: 'IST0152: REPLACE of what is neither a filter nor a virtual host', codes: ['MESH8812'] },
  { says: 'IST0153: ADD for route configurations and routes', codes: ['MESH8813'] },
  { says: 'IST0154: REMOVE for route configurations and routes', codes: ['MESH8814'] },
  { says: 'IST0155: a relative operation beside a patch for some versions of the proxy', codes: ['MESH8811'] },
  { says: 'the ratelimit filter without service, cluster or actions limits nothing', codes: ['MESH8815'] },
  { says: 'a local rate limit that is enabled for no request limits nothing', codes: ['MESH8816'] },
  { says: 'INSERT_BEFORE without a filter to stand before goes first', codes: ['MESH8817'] },
];
