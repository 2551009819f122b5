import type { ManifestRule } from '../../../../manifests/rule';
import { type HttpMatch, isEverything, matchesOf } from '../../facts/http-match';
import { knownMethods, methodsThrough } from '../../facts/http-methods';
import { kinds, type VirtualService } from '../../facts/kinds';

/** CONNECT and TRACE are seldom meant. */
const usual = knownMethods.filter((method) => method !== 'CONNECT' && method !== 'TRACE');

/** What a request has to be like to meet no route; undefined where a route takes everything, or nothing tells. */
function left(matches: readonly HttpMatch[]): { readonly who: string; readonly isCertain: boolean } | undefined {
  if (matches.some(isEverything)) return undefined;
  const methods = usual.filter((method) => matches.every((match) => methodsThrough(match, [method]).length === 0));
  if (methods.length > 0) return { who: methods.join(', '), isCertain: true };
  const hasPath = matches.every(({ uri }) => uri !== undefined);
  if (hasPath) return { who: 'every other path', isCertain: false };
  // what is left can be said in no few words where a path has a method and another has none
  return matches.some(({ uri, method }) => uri === undefined && method === undefined)
    ? { who: 'what has none of these headers or parameters', isCertain: true }
    : undefined;
}

export const unmatchedRequests: ManifestRule<VirtualService> = {
  code: 'MESH9204',
  name: 'unmatched-requests',
  severity: 'warning',
  summary: 'Routes that all have matches, so that some requests meet none.',
  what: 'no route takes {who}',
  why: 'the proxy answers 404 to what meets no match, though the service would answer',
  fix: 'end with a route without match; if refusing is meant, say it in an AuthorizationPolicy',
  upstream: [],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['match'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - match: [{ method: { exact: GET } }]
      route: [{ destination: { host: orders } }]
    - match: [{ method: { exact: POST } }]
      route: [{ destination: { host: orders } }]
      retries: { attempts: 0 }
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
    - route: [{ destination: { host: orders } }]
      retries: { attempts: 0 }
`,
  check({ object: { spec } }, _set, report) {
    const { hosts = [], gateways = [], http = [] } = spec ?? {};
    // a delegate has no hosts, and its root's routes go on
    if (http.length === 0 || hosts.length === 0) return;
    // as most end
    if (http.some(({ match = [] }) => match.length === 0)) return;
    const found = left(http.flatMap(matchesOf));
    if (found === undefined) return;
    // at a gateway other VirtualServices may have the host too, and some paths are the point
    const isOfMesh = gateways.length === 0 || gateways.includes('mesh');
    if (!isOfMesh && !found.isCertain) return;
    const severity = found.isCertain && isOfMesh ? 'warning' : 'info';
    report({ at: ['spec', 'http'], values: { who: found.who }, severity });
  },
};
