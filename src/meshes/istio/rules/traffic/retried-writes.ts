import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { speaksGrpc } from '../../facts/destination-ports';
import { covers, type HttpMatch, type HttpRoute, matchesOf } from '../../facts/http-match';
import { methodsThrough, writes } from '../../facts/http-methods';
import { kinds, type VirtualService } from '../../facts/kinds';
import { retryingOf, type Unproven, unprovenOf } from '../../facts/retries';

const none: readonly Unproven[] = [];

/** A header that has to be there with whatever value, or that is named for it: the service knows a repeat by it. */
const hasKey = ({ headers = {} }: HttpMatch): boolean =>
  Object.entries(headers).some(
    ([name, { exact, prefix, regex }]) =>
      regex === '.+' ||
      /idempoten|request-id|dedup/i.test(name) ||
      (exact === undefined && prefix === undefined && regex === undefined),
  );

/** `/stock.v1.Stock/Get`: whoever names a single call for retries has thought of it. */
const namesCall = ({ uri }: HttpMatch): boolean => /^\/[\w.]+\/\w+$/.test(uri?.exact ?? '');

const takes = (taken: HttpMatch, method: string, match: HttpMatch): boolean =>
  methodsThrough(taken, [method]).length > 0 && covers({ ...taken, method: {} }, match);

/** The first write that comes as far as one of these matches without a key, past those that earlier routes take. */
function writeThrough(matches: readonly HttpMatch[], earlier: readonly HttpMatch[]): string | undefined {
  for (const match of matches) {
    const through = methodsThrough(match, writes);
    if (through.length === 0 || hasKey(match)) continue;
    const method = through.find((one) => !earlier.some((taken) => takes(taken, one, match)));
    if (method !== undefined) return method;
  }
  return undefined;
}

/** How sure it is that a write is repeated: gRPC statuses hurt only where gRPC is spoken. */
function weightOf(unproven: readonly Unproven[], route: HttpRoute, namespace: string, set: ManifestSet) {
  if (unproven.some(({ isGrpcOnly }) => !isGrpcOnly)) return 'error';
  const spoken = (route.route ?? []).map(({ destination }) => speaksGrpc(destination, namespace, set));
  if (spoken.includes(true)) return 'error';
  return spoken.includes('unknown') ? 'warning' : undefined;
}

export const retriedWrites: ManifestRule<VirtualService> = {
  code: 'MESH9202',
  name: 'retried-writes',
  severity: 'error',
  summary: 'Retries, on more than proves that a request never arrived, of methods that must not be repeated.',
  what: '{method} is retried on {condition}',
  why: 'it can follow a completed write, and the retry would write twice',
  fix: 'match GET and other idempotent methods, or retry on connect-failure,refused-stream,reset-before-request only',
  upstream: [],
  kinds: [kinds.virtualService],
  reads: ['/Service', kinds.serviceEntry],
  fields: ['retries'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: users, namespace: shop }
spec:
  hosts: [users]
  http: [{ route: [{ destination: { host: users } }], retries: { attempts: 2, retryOn: "5xx,connect-failure" } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: users, namespace: shop }
spec:
  hosts: [users]
  http:
    - match: [{ method: { exact: GET } }]
      route: [{ destination: { host: users } }]
      retries: { attempts: 2, retryOn: "5xx,connect-failure" }
    - { route: [{ destination: { host: users } }], retries: { attempts: 2, retryOn: connect-failure } }
`,
  check({ object }, set, report) {
    const { http = [] } = object.spec ?? {};
    http.forEach((route, index) => {
      // routes that say nothing have the mesh's default, which is another rule's
      const unproven = route.retries === undefined ? none : unprovenOf(retryingOf(route));
      if (unproven.length === 0) return;
      const isGrpc = unproven.every(({ isGrpcOnly }) => isGrpcOnly);
      const matches = isGrpc ? matchesOf(route).filter((match) => !namesCall(match)) : matchesOf(route);
      const method = writeThrough(matches, http.slice(0, index).flatMap(matchesOf));
      const severity = method === undefined ? undefined : weightOf(unproven, route, namespaceOf(object), set);
      if (method === undefined || severity === undefined) return;
      const { condition } = unproven.find(({ isGrpcOnly }) => !isGrpcOnly) ?? unproven[0]!;
      const shown = method === 'UNKNOWN' ? 'a method that nobody named' : method;
      report({ at: ['spec', 'http', index, 'retries'], values: { method: shown, condition }, severity });
    });
  },
};
