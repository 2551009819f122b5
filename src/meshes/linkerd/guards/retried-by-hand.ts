import type { HTTPRouteSpec } from '../../../../imports/gateway-api-1.2.1/http-route-v1';
import { httpMethods, isHttpMethod } from '../../../model/http-method';
import type { Graph } from '../../../model/program';
import type { ServiceModel } from '../../../model/resilient-service';
import { program } from '../../../rules/example';
import type { Guard, Manifest } from '../../guard';
import { declaredIn } from './declared';

const route = (method: string): Manifest => ({
  path: 'chart/raw',
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'raw', namespace: 'shop', annotations: { 'retry.linkerd.io/http': '5xx' } },
  spec: {
    parentRefs: [{ group: '', kind: 'Service', name: 'payments', port: 80 }],
    rules: [{ matches: [{ method }] }],
  },
});

/** An annotation that makes requests be sent again; a limit alone does nothing. */
const conditions = ['retry.linkerd.io/http', 'retry.linkerd.io/grpc', 'retry.linkerd.io/timeout'] as const;

interface Match {
  readonly method?: string | { readonly service?: string; readonly method?: string };
  readonly headers?: readonly { readonly name: string }[];
}

/** What of a match says that a repeat is harmless: its method, or what a route of the service declares. */
function isHarmless({ method, headers = [] }: Match, service: ServiceModel): boolean {
  if (typeof method === 'string' && isHttpMethod(method) && httpMethods[method].idempotent) return true;
  const declared = service.routes.filter(({ retries }) => retries.kind === 'Retry');
  if (typeof method === 'object') {
    const call = `/${method.service}/${method.method}`;
    return declared.some(({ protocol, path }) => protocol === 'grpc' && path?.value === call);
  }
  const keys = declared.flatMap((one) => one.headers.filter(({ kind }) => kind === 'Present').map(({ name }) => name));
  return headers.some(({ name }) => keys.includes(name.toLowerCase()));
}

/** The service of the program whose calls the object is about, with the rules that send its writes again. */
function* retried(manifest: Manifest, graph: Graph): Iterable<{ readonly service: ServiceModel; readonly at: string }> {
  const { kind, metadata, spec } = manifest;
  const named = (name: string, namespace: string | undefined): ServiceModel | undefined =>
    declaredIn(graph).find(({ version, service }) => version.name === name && service.namespace === namespace)?.service;
  if (kind === 'Service') {
    const service = named(metadata.name, metadata.namespace);
    if (service !== undefined) yield { service, at: 'metadata.annotations' };
    return;
  }
  const { parentRefs = [], rules = [] } = (spec ?? {}) as HTTPRouteSpec;
  for (const parent of parentRefs) {
    const service = parent.kind === 'Service' ? named(parent.name, parent.namespace ?? metadata.namespace) : undefined;
    if (service === undefined) continue;
    for (const [index, { matches = [{}] }] of rules.entries())
      if (!(matches as readonly Match[]).every((match) => isHarmless(match, service)))
        yield { service, at: `spec.rules[${index}].matches` };
  }
}

export const retriedByHand: Guard = {
  code: 'MESH6014',
  name: 'retried-by-hand',
  severity: 'error',
  summary:
    'A route, patched or of the user, that retries writes for a service of the program, or a Service that says retries.',
  what: '{kind} {name} retries a write on {condition}',
  why: 'it can follow a completed write, and the retry would write twice; of a Service it holds for every route without retries',
  fix: 'drop the annotation, or declare idempotencyKey (gRPC: idempotent) and the retries on the route of the service',
  kinds: ['HTTPRoute', 'GRPCRoute', 'Service'],
  insteadOf: [],
  bad: { program: program(), manifest: route('POST') },
  good: { program: program(), manifest: route('GET') },
  *check(manifest, graph) {
    const { annotations = {}, name } = manifest.metadata;
    const key = conditions.find((one) => annotations[one] !== undefined);
    if (key === undefined) return;
    for (const { service, at } of retried(manifest, graph)) {
      const values = { kind: manifest.kind, name, condition: `${key}: ${annotations[key]}` };
      yield { values, at, related: service.path === manifest.path ? [] : [service.path] };
    }
  },
};
