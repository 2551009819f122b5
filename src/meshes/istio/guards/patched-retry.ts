import { httpMethods, isHttpMethod } from '../../../model/http-method';
import type { Graph } from '../../../model/program';
import type { ServiceModel } from '../../../model/resilient-service';
import { provenConditions } from '../../../model/retry';
import { versionsOf } from '../../../model/version';
import { program } from '../../../rules/example';
import type { Guard, Manifest } from '../../guard';
import { byDefault } from '../facts/retries';

const route = [{ destination: { host: 'payments.shop.svc.cluster.local' } }];

const virtualService = (method: string): Manifest => ({
  path: 'chart/shop/payments',
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: { name: 'payments', namespace: 'shop' },
  spec: {
    hosts: ['payments.shop.svc.cluster.local'],
    http: [{ match: [{ method: { exact: method } }], retries: { attempts: 2, retryOn: '5xx' }, route }],
  },
});

interface Match {
  readonly method?: { readonly exact?: string; readonly regex?: string };
  readonly uri?: { readonly exact?: string };
  readonly headers?: Readonly<Record<string, unknown>>;
}

interface Http {
  readonly match?: readonly Match[];
  readonly route?: readonly { readonly destination?: { readonly host?: string } }[];
  readonly retries?: { readonly attempts?: number; readonly retryOn?: string };
}

const proven: ReadonlySet<string> = new Set(provenConditions('http'));

/** The first condition on which a request may be retried though the application saw it. */
function unproven({ retries }: Http): string | undefined {
  if (retries?.attempts === 0) return undefined;
  const words = (retries?.retryOn ?? byDefault.retryOn).split(',').map((word) => word.trim());
  return words.find((word) => word !== '' && !proven.has(word));
}

/** The routes of a service that may be retried on more than the proven conditions, by what their matches show. */
function declaredBy(service: ServiceModel | undefined): (match: Match) => boolean {
  const routes = (service?.routes ?? []).filter(
    ({ retries }) => retries.kind === 'Retry' && retries.conditions.some((condition) => !proven.has(condition)),
  );
  const keys = new Set(routes.flatMap((route) => route.headers.filter((h) => h.kind === 'Present').map((h) => h.name)));
  const calls = new Set(routes.filter((route) => route.protocol === 'grpc').map((route) => route.path?.value));
  return ({ headers, uri }) =>
    Object.keys(headers ?? {}).some((name) => keys.has(name.toLowerCase())) || calls.has(uri?.exact);
}

function hasHarmlessMethod({ method }: Match): boolean {
  const methods = method?.exact === undefined ? (method?.regex?.split('|') ?? []) : [method.exact];
  return methods.length > 0 && methods.every((name) => isHttpMethod(name) && httpMethods[name].idempotent);
}

/** The hosts of the program, short ones qualified by the namespace of the object that names them. */
function isOfProgram(http: Http, namespace: string | undefined, graph: Graph): boolean {
  const hosts = (http.route ?? []).map(({ destination }) => destination?.host ?? '');
  return graph.services.some((service) =>
    versionsOf(service, graph).some(({ host }) =>
      hosts.some((name) => name === host || (!name.includes('.') && host.startsWith(`${name}.${namespace}.svc.`))),
    ),
  );
}

export const patchedRetry: Guard = {
  code: 'MESH6003',
  name: 'patched-retry',
  severity: 'error',
  summary: 'A VirtualService, patched or of the user, that retries writes for a service of the program.',
  what: 'VirtualService {name} retries a write on {condition}',
  why: 'it can follow a completed write, and the retry would write twice',
  fix: 'drop the condition, or declare idempotencyKey (gRPC: idempotent) on the route of the service',
  kinds: ['VirtualService'],
  insteadOf: ['MESH9202', 'MESH9203'],
  bad: { program: program(), manifest: virtualService('POST') },
  good: { program: program(), manifest: virtualService('GET') },
  *check({ path, metadata, spec }, graph) {
    const service = graph.service(path) ?? graph.service(graph.canaries.find((c) => c.path === path)?.service ?? '');
    const isDeclared = declaredBy(service);
    const { http = [] } = (spec ?? {}) as { readonly http?: readonly Http[] };
    for (const [index, route] of http.entries()) {
      // what others leave to the mesh's default is theirs; ours always says its retries
      const condition = service !== undefined || route.retries !== undefined ? unproven(route) : undefined;
      if (condition === undefined || (service === undefined && !isOfProgram(route, metadata.namespace, graph)))
        continue;
      if ((route.match ?? [{}]).every((match) => hasHarmlessMethod(match) || isDeclared(match))) continue;
      yield { values: { name: metadata.name, condition }, at: `spec.http[${index}].retries.retryOn` };
    }
  },
};
