import { endpointsOf, type Pod, type Service, selects } from './cluster';
import { envoyRetries, headerOf, wholly } from './envoy';
import { known, milliseconds } from './fields';
import type { HttpMatch, HttpRoute, Objects, StringMatch } from './istio-objects';
import type { Request, Served } from './meaning';

/** Where Istio sends a request: by the VirtualService of the host, else straight to the Service. */

const hostOf = ({ name, namespace }: { name: string; namespace: string }): string =>
  `${name}.${namespace}.svc.cluster.local`;

/** An exportTo as it is seen from a namespace. */
const isExported = (exportTo: readonly string[] | undefined, home: string, viewer: string): boolean =>
  exportTo?.some((to) => to === '*' || to === viewer || (to === '.' && home === viewer)) ?? true;

function meetsText(match: StringMatch, value: string, at: string): boolean {
  const { exact, prefix, regex } = known<StringMatch>(match, ['exact', 'prefix', 'regex'], at);
  if (exact !== undefined) return value === exact;
  if (prefix !== undefined) return value.startsWith(prefix);
  if (regex !== undefined) return wholly(regex, value);
  throw new Error(`${at} has an empty match`);
}

function meets(match: HttpMatch, request: Request, at: string): boolean {
  const { uri, method, headers = {} } = known<HttpMatch>(match, ['uri', 'method', 'headers'], at);
  if (uri !== undefined && !meetsText(uri, request.path, at)) return false;
  if (method !== undefined && !meetsText(method, request.method, at)) return false;
  return Object.entries(headers).every(([name, wanted]) => {
    const value = headerOf(request, name);
    if (value === undefined) return false;
    return Object.keys(wanted).length === 0 || meetsText(wanted, value, at);
  });
}

/** Istio's own retries, where a route says nothing. */
const ownRetries = {
  attempts: 2,
  retryOn: 'connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes',
};

function retriesOf({ retries = ownRetries }: HttpRoute, at: string): Served['again'] {
  type Retries = NonNullable<HttpRoute['retries']>;
  const said = known<Retries>(retries, ['attempts', 'retryOn', 'perTryTimeout', 'backoff'], at);
  const perTry = said.perTryTimeout === undefined ? undefined : milliseconds(said.perTryTimeout);
  return envoyRetries(said.attempts, (said.retryOn ?? ownRetries.retryOn).split(','), perTry);
}

interface Backend {
  readonly service: Service;
  readonly subset?: string | undefined;
  readonly port: number;
  readonly share: number;
}

/** What a proxy does with a request. */
export type Routed =
  | 'not routed'
  | { readonly backends: readonly Backend[]; readonly timeout?: number | undefined; readonly again: Served['again'] };

/** What a proxy does with a request; the viewer is the namespace of that proxy. */
export function route(
  { cluster, virtualServices }: Objects,
  viewer: string,
  service: Service,
  port: number,
  request: Request,
): Routed {
  const host = hostOf(service);
  const visible = virtualServices.filter(
    ({ hosts, exportTo, home }) => hosts.includes(host) && isExported(exportTo, home, viewer),
  );
  if (visible.length > 1) throw new Error(`${visible.map(({ at }) => at).join(' and ')} have host ${host}`);
  const [virtual] = visible;
  if (virtual === undefined) {
    return { backends: [{ service, port, share: 100 }], again: retriesOf({}, 'default') };
  }
  const { at, http = [] } = virtual;
  const chosen = http.find(({ match }) => match?.some((one) => meets(one, request, at)) ?? true);
  if (chosen === undefined) return 'not routed';
  if (chosen.directResponse !== undefined) {
    if (chosen.directResponse.status !== 404) throw new Error(`${at} answers ${chosen.directResponse.status} itself`);
    return 'not routed';
  }
  const total = chosen.route!.reduce((sum, { weight = 0 }) => sum + weight, 0);
  const backends = chosen.route!.map(({ destination, weight }) => {
    const target = cluster.services.find((one) => hostOf(one) === destination.host);
    if (target === undefined) throw new Error(`${at} goes to ${destination.host}`);
    const share = chosen.route!.length === 1 ? 100 : (100 * (weight ?? 0)) / total;
    return { service: target, subset: destination.subset, port: destination.port?.number ?? port, share };
  });
  return {
    backends,
    timeout: chosen.timeout === undefined ? undefined : milliseconds(chosen.timeout),
    again: retriesOf(chosen, at),
  };
}

/** The pods that a backend means. */
export function podsOf(
  { cluster, destinationRules }: Objects,
  viewer: string,
  { service, subset }: Backend,
): readonly Pod[] {
  const rules = destinationRules.filter(
    ({ host, exportTo, home }) => host === hostOf(service) && isExported(exportTo, home, viewer),
  );
  if (rules.some(({ trafficPolicy }) => (trafficPolicy?.tls?.mode ?? 'ISTIO_MUTUAL') !== 'ISTIO_MUTUAL')) {
    throw new Error(`${hostOf(service)} is called without mutual TLS`);
  }
  const pods = endpointsOf(cluster, service);
  if (subset === undefined) return pods;
  const labels = rules.flatMap(({ subsets = [] }) => subsets).find(({ name }) => name === subset)?.labels;
  if (labels === undefined) throw new Error(`${hostOf(service)} has no subset ${subset}`);
  return pods.filter((pod) => selects({ matchLabels: labels }, pod.labels, subset));
}
