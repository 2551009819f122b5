import { Mesh } from '../../cluster/mesh';
import type { Harness } from '../../harness/harness';
import type { Case } from '../../harness/suite';
import { policyController } from '../../linkerd/controller';
import { object, route, service } from './objects';
import { payments, plain, shop, toldRoute, whole } from './outbound-routes';
import { type OutboundCase, outboundCases } from './told';

const cors = { type: 'CORS', cors: { allowOrigins: ['https://shop.example'] } };
const unfit = route('HTTPRoute', 'unfit', payments, [{ ...whole[0], filters: [cors] }]);
const fit = route('HTTPRoute', 'fit', payments, whole);
const onlyFit = { routes: [toldRoute('fit', plain())] };

/** On a cluster whose Gateway API is newer than the one that Linkerd was built with. */
export async function newerGateway(harness: Harness): Promise<readonly Case[]> {
  const mesh = await Mesh.open(harness, 'linkerd-newer-gateway');
  // one that is there before the controller
  const early = service('early');
  await mesh.apply([
    early,
    route('HTTPRoute', 'early', { ...payments, name: 'early' }, [{ ...whole[0], filters: [cors] }]),
  ]);
  const court = { mesh, controller: await policyController(harness, mesh.cluster) };
  const cases: readonly OutboundCase[] = [
    {
      name: 'a value that Linkerd does not know takes the route away, and no other',
      objects: [shop, unfit, fit],
      to: 'payments',
      promised: onlyFit,
    },
    {
      name: 'a field that Linkerd does not know is skipped: the rest of the route is told',
      objects: [
        shop,
        object('gateway.networking.k8s.io/v1', 'HTTPRoute', 'fit', {
          parentRefs: [payments],
          useDefaultGateways: 'All',
          rules: whole,
        }),
      ],
      to: 'payments',
      promised: onlyFit,
    },
    {
      name: 'a route that Linkerd cannot read does not keep the controller from those beside it when it starts',
      objects: [],
      to: 'early',
      promised: { routes: [{ from: 'http', rules: [{ on: ['/*'], to: ['Service shop/early:80'] }] }] },
    },
    {
      name: 'a TCPRoute of v1alpha2, of the experimental channel',
      objects: [shop, route('TCPRoute', 'payments', payments, whole)],
      to: 'payments',
      promised: { protocol: 'opaque', routes: [{ from: 'TCPRoute shop/payments', rules: [{ to: plain().to }] }] },
    },
  ];
  return outboundCases(court, cases).map(({ name, run }) => ({ name: `newer Gateway API, ${name}`, run }));
}
