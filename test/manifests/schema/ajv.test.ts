import fc from 'fast-check';
import { withDefaults } from '../../../src/manifests/defaults';
import { isObject, type JsonObject } from '../../../src/manifests/json';
import type { KindSchema } from '../../../src/manifests/schema/schema';
import { istioSchemas } from '../../../src/meshes/istio/schemas';
import { issuesOf } from './harness';
import { instanceOf, mutantOf } from './instances';
import { ajvOf } from './json-schema';

/** What our walker does beyond JSON Schema, so that ajv is not asked about it. */
const beyond: Readonly<Record<string, string>> = {
  7109: 'formats of Kubernetes that are none of JSON Schema; those that are the same in both are in the test of keywords too',
  7113: 'x-kubernetes-list-type: JSON Schema knows no keys of lists',
};

const kinds = [
  ...['AuthorizationPolicy', 'PeerAuthentication', 'RequestAuthentication'].map((kind) => [
    'security.istio.io/v1',
    kind,
  ]),
  ...['DestinationRule', 'Gateway', 'ServiceEntry', 'Sidecar', 'VirtualService', 'WorkloadEntry', 'WorkloadGroup'].map(
    (kind) => ['networking.istio.io/v1', kind],
  ),
  ...['EnvoyFilter'].map((kind) => ['networking.istio.io/v1alpha3', kind]),
  ...['TrafficExtension', 'WasmPlugin'].map((kind) => ['extensions.istio.io/v1alpha1', kind]),
  ['networking.istio.io/v1beta1', 'ProxyConfig'],
  ['telemetry.istio.io/v1', 'Telemetry'],
  ...[
    'BackendTLSPolicy',
    'Gateway',
    'GatewayClass',
    'GRPCRoute',
    'HTTPRoute',
    'ListenerSet',
    'ReferenceGrant',
    'TCPRoute',
    'TLSRoute',
    'UDPRoute',
  ].map((kind) => ['gateway.networking.k8s.io/v1', kind]),
  ['monitoring.coreos.com/v1', 'PrometheusRule'],
] as unknown as readonly (readonly [string, string])[];

describe.each(kinds)('%s %s', (apiVersion, kind) => {
  const schema = istioSchemas['1.31'](apiVersion, kind);

  it('has the verdict of ajv, for what the schema gives and for mutants', () => {
    if (schema === undefined) throw new Error('no schema');
    const { status: _, ...properties } = schema.schema['properties'] as JsonObject;
    const own: KindSchema = { ...schema, cel: {} };
    const validate = ajvOf(schema);
    const verdicts = { taken: 0, refused: 0 };
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const body = instanceOf({ ...schema.schema, properties }, g) as JsonObject;
        for (const value of [body, mutantOf(body, g)]) {
          const object = isObject(value) ? { ...value, apiVersion, kind, metadata: { name: 'a' } } : value;
          const ours = issuesOf(own, object).filter((issue) => !(issue.slice(0, 4) in beyond));
          // ajv fills in defaults after it has looked at oneOf; the API server before.
          const theirs = validate(withDefaults(own, object));
          verdicts[theirs ? 'taken' : 'refused']++;
          const why = { object, ours, theirs: validate.errors ?? [] };
          expect({ ...why, taken: ours.length === 0 }).toEqual({ ...why, taken: theirs });
        }
      }),
      { numRuns: 60 },
    );
    expect(verdicts.taken).toBeGreaterThan(0);
    expect(verdicts.refused).toBeGreaterThan(0);
  });
});
