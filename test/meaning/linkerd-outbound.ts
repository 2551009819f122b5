import { type Cluster, type Service, serviceAt } from './cluster';
import { known, knownAnnotations, milliseconds, nameOf, ofKind, specOf, type Written } from './fields';
import {
  best,
  type Candidate,
  compareRanks,
  type GrpcMatch,
  grpcRank,
  type HttpMatch,
  httpRank,
  type Rank,
} from './linkerd-match';
import { type Failure, type Request, type Served, triedAgain } from './meaning';

/** What the caller's proxy does by the HTTPRoutes, GRPCRoutes and annotations of a Service. */

interface ParentRef {
  readonly group?: string;
  readonly kind?: string;
  readonly name: string;
  readonly namespace?: string;
  readonly port?: number;
}

interface BackendRef {
  readonly group?: string;
  readonly kind?: string;
  readonly name: string;
  readonly namespace?: string;
  readonly port?: number;
  readonly weight?: number;
}

interface Rule {
  readonly name?: string;
  readonly matches?: readonly (HttpMatch | GrpcMatch)[];
  readonly backendRefs?: readonly BackendRef[];
  readonly timeouts?: { readonly request?: string };
}

interface RouteSpec {
  readonly parentRefs: readonly ParentRef[];
  readonly rules?: readonly Rule[];
}

/** A route object that a parent can have. */
export interface RouteObject extends RouteSpec {
  readonly object: Written;
  readonly isGrpc: boolean;
}

const ruleFields = ['name', 'matches', 'backendRefs', 'timeouts'] as const;

export const routesOf = (written: readonly Written[]): readonly RouteObject[] =>
  [
    ...ofKind(written, 'HTTPRoute', 'gateway.networking.k8s.io', 'policy.linkerd.io'),
    ...ofKind(written, 'GRPCRoute', 'gateway.networking.k8s.io'),
  ].map((object) => {
    const spec = specOf<RouteSpec>(object, ['parentRefs', 'rules']);
    const rules = (spec.rules ?? []).map((rule) => known<Rule>(rule, ruleFields, nameOf(object)));
    return { ...spec, rules, object, isGrpc: object.kind === 'GRPCRoute' };
  });

/** A rule that the request meets, ranked by its best match; without matches it takes whatever comes. */
export function rankOf({ matches = [] }: Rule, isGrpc: boolean, request: Request, at: string): Rank | undefined {
  if (matches.length === 0) return isGrpc ? [0, 0, 0] : httpRank({}, request, at);
  const ranks = matches
    .map((match) => (isGrpc ? grpcRank(match as GrpcMatch, request, at) : httpRank(match as HttpMatch, request, at)))
    .filter((rank) => rank !== undefined);
  return ranks.sort((a, b) => compareRanks(b, a))[0];
}

const isOfService = ({ parentRefs, object }: RouteObject, service: Service, port: number): boolean =>
  parentRefs.some((value) => {
    const fields = ['group', 'kind', 'name', 'namespace', 'port'] as const;
    const parent = known<ParentRef>(value, fields, nameOf(object));
    const isKind = ['', 'core'].includes(parent.group ?? 'gateway.networking.k8s.io') && parent.kind === 'Service';
    const isNamed =
      parent.name === service.name && (parent.namespace ?? object.metadata.namespace) === service.namespace;
    return isKind && isNamed && (parent.port ?? port) === port;
  });

const retryNames = ['http', 'grpc', 'limit', 'timeout'].map((name) => `retry.linkerd.io/${name}`);
const requestLimit = 'timeout.linkerd.io/request';

type Annotations = Readonly<Record<string, string>>;

const annotationsOf = (object: Written): Annotations =>
  knownAnnotations(object, /^(retry|timeout)\.linkerd\.io\//, [...retryNames, requestLimit]);

const isStatus: Readonly<Record<string, (code: number) => boolean>> = {
  '5xx': (code) => code >= 500,
  'gateway-error': (code) => code >= 502 && code <= 504,
};

function meetsStatus(word: string, code: number): boolean {
  const named = isStatus[word];
  if (named !== undefined) return named(code);
  const range = /^(\d{3})(?:-(\d{3}))?$/.exec(word);
  if (range === null) throw new Error(`the reading does not know the condition '${word}'`);
  return Number(range[1]) <= code && code <= Number(range[2] ?? range[1]);
}

/** Zero in a rule is no limit. */
const limitOf = (text: string | undefined): number | undefined => {
  const limit = text === undefined ? 0 : milliseconds(text);
  return limit === 0 ? undefined : limit;
};

/** A proxy that may retry at all also does so after a refused stream and after a try that ran into its own limit. */
function retriesOf(annotations: Annotations): Served['again'] {
  const wordsOf = (name: string): readonly string[] => annotations[`retry.linkerd.io/${name}`]?.split(',') ?? [];
  const [http, grpc] = [wordsOf('http'), wordsOf('grpc')];
  if (http.length + grpc.length === 0) return {};
  const perTry = limitOf(annotations['retry.linkerd.io/timeout']);
  const isMet = (failure: Failure): boolean => {
    const [what, name] = failure.split(' ');
    if (what === 'answer') return http.some((word) => meetsStatus(word, Number(name)));
    if (what === 'gRPC') return grpc.includes(name!);
    return failure === 'stream refused' || (failure === 'try too slow' && perTry !== undefined);
  };
  // 0 reads as unset
  return triedAgain(Number(annotations['retry.linkerd.io/limit'] ?? 0) || 1, isMet);
}

const hasAny = (annotations: Annotations, prefix: string): boolean =>
  Object.keys(annotations).some((name) => name.startsWith(prefix));

export interface Backend {
  readonly service: string;
  readonly namespace: string;
  readonly port: number;
  readonly share: number;
}

export type Outbound = 'not routed' | (Omit<Served, 'versions'> & { readonly backends: readonly Backend[] });

/** What one rule makes of a request. Of the retries and of the timeouts those of the route, as a set, come before those of the Service. */
function resultOf(rule: Rule, route: RouteObject, service: Service): Exclude<Outbound, string> {
  const [own, shared] = [annotationsOf(route.object), annotationsOf(service.object)];
  const retries = hasAny(own, 'retry.') ? own : shared;
  const timeouts = hasAny(own, 'timeout.') ? own : shared;
  const backends = (rule.backendRefs ?? []).map((value) => {
    const ref = known<BackendRef>(
      value,
      ['group', 'kind', 'name', 'namespace', 'port', 'weight'],
      nameOf(route.object),
    );
    if (
      ![undefined, '', 'core'].includes(ref.group) ||
      ![undefined, 'Service'].includes(ref.kind) ||
      ref.port === undefined
    ) {
      throw new Error(`${nameOf(route.object)}: the reading does not know ${JSON.stringify(ref)}`);
    }
    return {
      service: ref.name,
      namespace: ref.namespace ?? route.object.metadata.namespace!,
      port: ref.port,
      weight: ref.weight ?? 1,
    };
  });
  const total = backends.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) throw new Error(`${nameOf(route.object)} has no backend`);
  return {
    backends: backends.map(({ weight, ...backend }) => ({ ...backend, share: (100 * weight) / total })),
    timeout: limitOf(
      timeouts[requestLimit] ??
        known<NonNullable<Rule['timeouts']>>(rule.timeouts ?? {}, ['request'], nameOf(route.object)).request,
    ),
    again: retriesOf(retries),
  };
}

/** Words of appProtocol that are HTTP to Linkerd; without one it looks at the bytes. Any other is opaque: no routes, no retries. */
const httpProtocols = [undefined, 'http', 'kubernetes.io/h2c'];

export function outbound(
  cluster: Cluster,
  routes: readonly RouteObject[],
  viewer: string,
  service: Service,
  port: number,
  request: Request,
): Outbound {
  const { appProtocol } = service.ports.find((one) => one.port === port)!;
  const self = { backends: [{ service: service.name, namespace: service.namespace, port, share: 100 }] };
  const isHttp = httpProtocols.includes(appProtocol);
  if (!isHttp) return { ...self, timeout: undefined, again: {} };
  const attached = routes.filter(
    (route) =>
      isOfService(route, service, port) &&
      [service.namespace, viewer].includes(route.object.metadata.namespace!) &&
      !(route.isGrpc && appProtocol === 'http'),
  );
  // one GRPCRoute silences the HTTPRoutes of the port
  const isGrpc = attached.some((route) => route.isGrpc);
  const told = attached.filter((route) => route.isGrpc === isGrpc);
  if (told.length === 0) {
    const annotations = annotationsOf(serviceAt(cluster, service.namespace, service.name).object);
    return { ...self, timeout: limitOf(annotations[requestLimit]), again: retriesOf(annotations) };
  }
  const candidates = told.flatMap((route) =>
    route.rules!.flatMap((rule): readonly Candidate<Exclude<Outbound, string>>[] => {
      const at = nameOf(route.object);
      const rank = rankOf(rule, isGrpc, request, at);
      return rank === undefined ? [] : [{ object: at, rank, result: resultOf(rule, route, service) }];
    }),
  );
  return best(candidates) ?? 'not routed';
}
