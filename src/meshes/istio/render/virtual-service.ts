import type {
  VirtualServiceSpec,
  VirtualServiceSpecHttp,
  VirtualServiceSpecHttpMatch,
  VirtualServiceSpecHttpRetries,
  VirtualServiceSpecHttpRoute,
} from '../../../../imports/istio-1.31/virtual-service-v1';
import { VirtualService } from '../../../../imports/istio-1.31/virtual-service-v1';
import type { CanaryModel } from '../../../model/canary-release';
import { type HeaderMatch, isExcludedBy } from '../../../model/header-match';
import type { PathMatch } from '../../../model/path-match';
import type { Graph } from '../../../model/program';
import { allRoutes, type ServiceModel } from '../../../model/resilient-service';
import type { Retries } from '../../../model/retry';
import type { RouteModel } from '../../../model/route';
import { canaryVersion, stableOf, type VersionModel } from '../../../model/version';
import type { Draft } from '../../draft';
import { cookiePattern, templatePattern } from '../../shared/render/patterns';
import { shares } from '../../shared/render/shares';
import { seconds } from '../settings';
import { exportTo } from './export-to';

type Uri = NonNullable<VirtualServiceSpecHttpMatch['uri']>;
type Headers = NonNullable<VirtualServiceSpecHttpMatch['headers']>;

/** Istio's prefix is by character, so a prefix by segment is the path itself and what is below it. */
function uris(path: PathMatch): readonly Uri[] {
  if (path.kind === 'Exact') return [{ exact: path.value }];
  if (path.kind === 'Prefix') {
    return path.value === '/' ? [{ prefix: '/' }] : [{ exact: path.value }, { prefix: `${path.value}/` }];
  }
  return [{ regex: templatePattern(path.value) }];
}

function headerMatch(match: HeaderMatch): Headers {
  if (match.kind === 'Exact') return { [match.name]: { exact: match.value } };
  if (match.kind === 'Present') return { [match.name]: { regex: '.+' } };
  return { cookie: { regex: cookiePattern(match) } };
}

function matches(route: RouteModel, extra: readonly HeaderMatch[]): VirtualServiceSpecHttpMatch[] | undefined {
  const all = [...route.headers, ...extra];
  // a header that must be there and have a value has one condition: the value
  const presentFirst = [...all.filter((h) => h.kind === 'Present'), ...all.filter((h) => h.kind !== 'Present')];
  const headers = Object.assign({}, ...presentFirst.map(headerMatch)) as Headers;
  const common = Object.keys(headers).length === 0 ? {} : { headers };
  const paths = route.path === undefined ? [{}] : uris(route.path).map((uri) => ({ uri }));
  const methods = route.methods.length === 0 ? [{}] : route.methods.map((exact) => ({ method: { exact } }));
  const product = paths.flatMap((path) => methods.map((method) => ({ ...path, ...method, ...common })));
  return product.length === 1 && Object.keys(product[0]!).length === 0 ? undefined : product;
}

/** Every route says its retries: without a word Istio retries twice, gRPC `unavailable` and `cancelled` included. */
function retries(model: Retries): VirtualServiceSpecHttpRetries {
  if (model.kind === 'Off') return { attempts: 0 };
  return {
    attempts: model.attempts,
    retryOn: model.conditions.join(','),
    ...(model.perTryTimeout === undefined ? {} : { perTryTimeout: seconds(model.perTryTimeout) }),
    backoff: seconds(model.backoff),
  };
}

const destination = (version: VersionModel, service: ServiceModel, weight: number): VirtualServiceSpecHttpRoute => ({
  destination: {
    host: version.host,
    ...(version.subset === undefined ? {} : { subset: version.subset }),
    port: { number: service.port.servicePort },
  },
  weight,
});

/** A name for logs and metrics: the method and the path in words. */
function nameOf(route: RouteModel, taken: Set<string>, suffix = ''): string {
  const path = route.path === undefined ? '' : `${route.path.value}${route.path.kind === 'Prefix' ? '-below' : ''}`;
  const method = route.protocol === 'grpc' ? 'grpc' : (route.methods[0] ?? 'any');
  const words = route.path === undefined ? 'everything-else' : `${method}${path === '/' ? '-root' : path}`;
  const headers = route.headers.map((header) => `-with-${header.name}`).join('');
  const slug = `${words}${headers}${suffix}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  let name = slug;
  for (let n = 2; taken.has(name); n++) name = `${slug}-${n}`;
  taken.add(name);
  return name;
}

type Targets = (route: RouteModel) => readonly {
  readonly suffix: string;
  readonly extra: readonly HeaderMatch[];
  readonly route: VirtualServiceSpecHttpRoute[];
}[];

/** Said, though Envoy answers the same without it: whoever reads the routes sees that it is meant. */
const closing: VirtualServiceSpecHttp = { name: 'closed', directResponse: { status: 404 } };

function httpRoutes(service: ServiceModel, targets: Targets): VirtualServiceSpecHttp[] {
  const taken = new Set<string>();
  const routes = allRoutes(service).flatMap((route) =>
    targets(route).map((target) => ({
      name: nameOf(route, taken, target.suffix),
      match: matches(route, target.extra),
      route: target.route,
      ...(route.timeout === undefined ? {} : { timeout: seconds(route.timeout) }),
      retries: retries(route.retries),
    })),
  );
  return service.catchAll === undefined ? [...routes, closing] : routes;
}

/** Testers go first, and only where the route does not exclude them. */
const split =
  (service: ServiceModel, canary: CanaryModel): Targets =>
  (route) => {
    const stable = stableOf(service);
    const other = canaryVersion(service, canary);
    const [toStable, toCanary] = shares(canary.weight);
    const weighted = [destination(stable, service, toStable), destination(other, service, toCanary)];
    const rest = { suffix: '', extra: [], route: weighted };
    const { testers } = canary;
    if (testers === undefined || isExcludedBy(testers, route.headers)) return [rest];
    return [{ suffix: '-testers', extra: [testers], route: [destination(other, service, 100)] }, rest];
  };

const draft = (version: VersionModel, service: ServiceModel, graph: Graph, http: VirtualServiceSpecHttp[]): Draft => {
  const spec: VirtualServiceSpec = { hosts: [version.host], exportTo: exportTo(service, graph), http };
  return {
    owner: version.owner,
    phase: 'traffic',
    apiVersion: VirtualService.apiVersion,
    kind: VirtualService.kind,
    metadata: { name: version.name, namespace: service.namespace },
    body: { spec },
  };
};

/** The one VirtualService of the service's host. */
export function renderVirtualService(service: ServiceModel, graph: Graph): Draft {
  const canary = graph.canaryOf(service.path);
  const stable = stableOf(service);
  const whole: Targets = () => [{ suffix: '', extra: [], route: [destination(stable, service, 100)] }];
  return draft(stable, service, graph, httpRoutes(service, canary === undefined ? whole : split(service, canary)));
}

/** The one of a canary's own host: those who dial it get the same routes. */
export function renderVersionVirtualService(version: VersionModel, service: ServiceModel, graph: Graph): Draft {
  const whole: Targets = () => [{ suffix: '', extra: [], route: [destination(version, service, 100)] }];
  return draft(version, service, graph, httpRoutes(service, whole));
}
