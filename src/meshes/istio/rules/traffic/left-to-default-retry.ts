import type { Edit } from '../../../../manifests/fix/edit';
import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { speaksGrpc } from '../../facts/destination-ports';
import { matchesOf } from '../../facts/http-match';
import { methodsThrough } from '../../facts/http-methods';
import { kinds, type VirtualService } from '../../facts/kinds';

export const leftToDefaultRetry: ManifestRule<VirtualService> = {
  code: 'MESH9203',
  name: 'left-to-default-retry',
  severity: 'warning',
  summary: 'A route for writes that does not say its retries and so has those of the mesh.',
  what: '{which} says nothing of retries',
  why: 'the mesh then retries twice, also on gRPC unavailable and cancelled, which can follow a write',
  fix: 'write retries: { attempts: 0 }, or attempts with retryOn: connect-failure,refused-stream',
  upstream: [],
  kinds: [kinds.virtualService],
  reads: ['/Service', kinds.serviceEntry],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - match: [{ method: { exact: GET } }]
      route: [{ destination: { host: orders } }]
      retries: { attempts: 2, retryOn: "5xx,connect-failure" }
    - route: [{ destination: { host: orders } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - match: [{ method: { exact: GET } }]
      route: [{ destination: { host: orders } }]
      retries: { attempts: 2, retryOn: "5xx,connect-failure" }
    - route: [{ destination: { host: orders } }]
      retries: { attempts: 0 }
`,
  check({ object }, set, report) {
    const http = object.spec?.http ?? [];
    const othersSay = http.some(({ retries }) => retries !== undefined);
    for (const [index, route] of http.entries()) {
      if (route.retries !== undefined || route.route === undefined) continue;
      const namespace = namespaceOf(object);
      const isGrpc = route.route.some(({ destination }) => speaksGrpc(destination, namespace, set) === true);
      const takesPost = matchesOf(route).some((match) => methodsThrough(match, ['POST']).length > 0);
      const at = ['spec', 'http', index];
      const edits: Edit[] = [{ kind: 'Add', at, key: 'retries', value: { attempts: 0 } }];
      if (isGrpc) report({ at, values: { which: 'a route of gRPC calls' }, severity: 'error', edits });
      else if (takesPost && othersSay) report({ at, values: { which: 'a route that takes POST' }, edits });
    }
  },
};
