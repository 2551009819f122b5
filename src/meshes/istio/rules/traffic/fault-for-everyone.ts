import type { ManifestRule } from '../../../../manifests/rule';
import { type HttpRoute, isEverything, matchesOf } from '../../facts/http-match';
import { kinds, type VirtualService } from '../../facts/kinds';

/** A fault without a percentage is for no request, as Envoy reads it. */
const percentOf = ({ fault }: HttpRoute): number =>
  Math.max(fault?.delay?.percentage?.value ?? fault?.delay?.percent ?? 0, fault?.abort?.percentage?.value ?? 0);

export const faultForEveryone: ManifestRule<VirtualService> = {
  code: 'MESH9217',
  name: 'fault-for-everyone',
  severity: 'warning',
  summary: 'Faults that are injected for callers who did not ask for them.',
  what: 'a fault is injected into {percent} % of the requests of every caller',
  why: 'it is an experiment, and nothing here ends it: users meet it until somebody deletes the field',
  fix: 'match a header that only the test sends, and delete the fault after it',
  upstream: [],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['fault'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - fault: { abort: { httpStatus: 503, percentage: { value: 10 } } }
      route: [{ destination: { host: orders } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - match: [{ headers: { x-chaos: { exact: "on" } } }]
      fault: { abort: { httpStatus: 503, percentage: { value: 10 } } }
      route: [{ destination: { host: orders } }]
    - route: [{ destination: { host: orders } }]
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, route] of (spec?.http ?? []).entries()) {
      if (route.fault === undefined) continue;
      const percent = percentOf(route);
      // headers, and labels of the source, choose who takes part; paths and methods do not
      const isForAll = matchesOf(route).some(({ uri: _uri, method: _method, ignoreUriCase: _case, ...who }) =>
        isEverything(who),
      );
      if (percent > 0 && isForAll)
        report({ at: ['spec', 'http', index, 'fault'], values: { percent: String(percent) } });
    }
  },
};
