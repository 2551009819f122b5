import { ApiObject, JsonPatch, Testing } from 'cdk8s';
import { HTTPRoute } from '../../imports/gateway-api-1.6.0/http-route-v1';
import { PeerAuthentication } from '../../imports/istio-1.31/peer-authentication-v1';
import { VirtualService } from '../../imports/istio-1.31/virtual-service-v1';
import { VirtualService as VirtualServiceBeta } from '../../imports/istio-1.31/virtual-service-v1beta1';

const spec = {
  hosts: ['orders'],
  http: [{ retries: { attempts: 0 }, route: [{ destination: { host: 'orders' }, weight: 0 }], match: [] }],
};

it('an L1 object keeps metadata, explicit zeros and empty lists', () => {
  const chart = Testing.chart();
  const metadata = { name: 'orders', namespace: 'shop', annotations: { owner: 'team' } };
  new VirtualService(chart, 'vs', { metadata, spec });
  expect(Testing.synth(chart)).toEqual([
    { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata, spec },
  ]);
});

it('an L1 object keeps what a JSON patch adds, also fields that its types do not know', () => {
  const chart = Testing.chart();
  const object = new VirtualService(chart, 'vs', { metadata: { name: 'orders' }, spec });
  object.addJsonPatch(
    JsonPatch.add('/spec/fieldOfTomorrow', { a: 0 }),
    JsonPatch.add('/metadata/labels', { tier: 'gold' }),
  );
  object.metadata.addLabel('team', 'shop');
  const [manifest] = Testing.synth(chart);
  expect(manifest.spec).toEqual({ ...spec, fieldOfTomorrow: { a: 0 } });
  expect(manifest.metadata).toEqual({ name: 'orders', labels: { tier: 'gold' } });
  expect(ApiObject.isApiObject(object)).toBe(true);
});

it('an L1 object of another version shares the props', () => {
  const chart = Testing.chart();
  new VirtualServiceBeta(chart, 'vs', { metadata: { name: 'orders' }, spec });
  expect(Testing.synth(chart)).toMatchObject([{ apiVersion: 'networking.istio.io/v1beta1', spec }]);
});

it('a spec may be left out where the CRD lets it be', () => {
  const chart = Testing.chart();
  new PeerAuthentication(chart, 'pa', { metadata: { name: 'default' } });
  expect(Testing.synth(chart)).toEqual([
    { apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication', metadata: { name: 'default' } },
  ]);
});

it('what the CRD does not know or demands does not compile', () => {
  const chart = Testing.chart();
  // @ts-expect-error spec is required
  new HTTPRoute(chart, 'a', { metadata: { name: 'a' } });
  // @ts-expect-error wieght is no field
  new HTTPRoute(chart, 'b', { spec: { rules: [{ backendRefs: [{ name: 'b', wieght: 1 }] }] } });
  // @ts-expect-error ALLOW is no mode
  new PeerAuthentication(chart, 'c', { spec: { mtls: { mode: 'ALLOW' } } });
  expect(Testing.synth(chart)).toHaveLength(3);
});
