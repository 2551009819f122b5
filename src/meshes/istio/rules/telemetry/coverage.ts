import type { CoverageRow } from '../../../../manifests/rule';

export const telemetryCoverage: readonly CoverageRow[] = [
  { says: 'Telemetry: providers have names', schema: 'name is required, minLength 1' },
  { says: 'Telemetry: one entry of tracing, one provider in it (warning)', codes: ['MESH8701'] },
  { says: 'Telemetry: randomSamplingPercentage is 0 to 100', schema: 'minimum and maximum' },
  { says: 'Telemetry: custom tags have a name', codes: ['MESH8702'] },
  { says: 'Telemetry: custom tags have a value, header or variable that is not empty', schema: 'minLength 1' },
  { says: 'Telemetry: UPSERT, said or left out, has a value', codes: ['MESH8703'] },
  { says: 'Telemetry: REMOVE has no value', schema: 'CEL of tagOverrides' },
  { says: 'Telemetry: a custom metric has a name', schema: 'minLength 1' },
  { says: 'Telemetry: the filter of the access log is there', codes: ['MESH8704'] },
  {
    says: 'Telemetry: the filter of the access log is an expression of CEL',
    undecidable: 'needs a parser of CEL at run time; expressions of schemas are compiled when they are imported',
  },
  { says: 'ProxyConfig: concurrency is not negative', schema: 'minimum' },
  { says: 'WasmPlugin: url is file, http, https, oci or has no scheme', schema: 'CEL of url' },
  { says: 'WasmPlugin: sha256 is 64 digits of hex in lower case', schema: 'pattern' },
  { says: 'WasmPlugin: imagePullSecret has at most 253 bytes', codes: ['MESH8705'] },
  { says: 'WasmPlugin: pluginName has at most 256 bytes', codes: ['MESH8705'] },
  { says: 'WasmPlugin: names of env are unique', schema: 'list of type map, key name' },
  { says: 'WasmPlugin: names of env have at most 256 bytes', codes: ['MESH8705'] },
  { says: 'WasmPlugin: env has a value for INLINE only', schema: 'CEL of env' },
  { says: 'WasmPlugin and TrafficExtension: ports of match are 1 to 65535', schema: 'minimum and maximum' },
  { says: 'TrafficExtension: exactly one of wasm and lua', schema: 'oneOf and CEL of spec' },
  { says: 'TrafficExtension: wasm as for WasmPlugin', schema: 'the same CEL, patterns and lengths' },
  { says: 'TrafficExtension: lua has at most 65536 bytes', codes: ['MESH8705'] },
];
