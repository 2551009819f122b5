import type {
  ServiceRouterSpec,
  ServiceRouterSpecRoutes,
} from '../../../../imports/consul-2.0/service-router-v1alpha1';
import { httpMethods, isHttpMethod } from '../../../model/http-method';
import type { ServiceModel } from '../../../model/resilient-service';
import { provenConditions } from '../../../model/retry';
import { program } from '../../../rules/example';
import type { Guard } from '../../guard';
import { consulNamespace, entry, isConsulObject, serviceCalled, writtenFor } from './ours';

const example = program({ namespaces: [consulNamespace()] });
const router = (method: string) =>
  entry(
    'ServiceRouter',
    'payments',
    { routes: [{ match: { http: { methods: [method] } }, destination: { numRetries: 2, retryOn: ['5xx'] } }] },
    'chart/shop/payments',
  );

const proven: ReadonlySet<string> = new Set(provenConditions('http'));

/** The first condition on which a request may be tried again though the application saw it. */
function unproven({ destination }: ServiceRouterSpecRoutes): string | undefined {
  const codes = destination?.retryOnStatusCodes ?? [];
  return (destination?.retryOn ?? []).find((word) => !proven.has(word)) ?? codes.map(String)[0];
}

/** Where a route goes; to the service of the router itself without a word. */
const nameOf = ({ destination }: ServiceRouterSpecRoutes) => ({
  ...(destination?.service === undefined ? {} : { name: destination.service }),
  ...(destination?.namespace === undefined ? {} : { namespace: destination.namespace }),
});

const hasHarmlessMethod = ({ match }: ServiceRouterSpecRoutes): boolean => {
  const methods = match?.http?.methods ?? [];
  return methods.length > 0 && methods.every((name) => isHttpMethod(name) && httpMethods[name].idempotent);
};

type Header = NonNullable<NonNullable<NonNullable<ServiceRouterSpecRoutes['match']>['http']>['header']>[number];

/** Whether a match asks for a header with some value; said by expression, since `present` is met by an empty one too. */
const isPresent = ({ present, regex, invert }: Header): boolean =>
  invert !== true && (present === true || regex === '.+');

/** The routes of a service that may be tried again on more than the proven conditions, by what their matches show. */
function declaredBy(service: ServiceModel | undefined): (route: ServiceRouterSpecRoutes) => boolean {
  const routes = (service?.routes ?? []).filter(
    ({ retries }) => retries.kind === 'Retry' && retries.conditions.some((condition) => !proven.has(condition)),
  );
  const keys = new Set(routes.flatMap((route) => route.headers.filter((h) => h.kind === 'Present').map((h) => h.name)));
  const calls = new Set(routes.filter((route) => route.protocol === 'grpc').map((route) => route.path?.value));
  return ({ match }) =>
    (match?.http?.header ?? []).some((header) => isPresent(header) && keys.has(header.name?.toLowerCase() ?? '')) ||
    (match?.http?.pathExact !== undefined && calls.has(match.http.pathExact));
}

export const patchedRetry: Guard = {
  code: 'MESH6024',
  name: 'patched-retry',
  severity: 'error',
  summary: 'A ServiceRouter, patched or of the user, that retries writes for a service of the program.',
  what: 'ServiceRouter {name} retries a write on {condition}',
  why: 'it can follow a completed write, and the retry would write twice',
  fix: 'drop the condition, or declare idempotencyKey (gRPC: idempotent) on the route of the service',
  kinds: ['ServiceRouter'],
  insteadOf: [],
  bad: { program: example, manifest: router('POST') },
  good: { program: example, manifest: router('GET') },
  *check(manifest, graph) {
    if (!isConsulObject(manifest)) return;
    const owner = writtenFor(manifest, graph);
    const isDeclared = declaredBy(owner);
    const { name, namespace } = manifest.metadata;
    const { routes = [] } = (manifest.spec ?? {}) as ServiceRouterSpec;
    for (const [index, route] of routes.entries()) {
      const condition = unproven(route);
      const target = owner ?? serviceCalled({ namespace, name, ...nameOf(route) }, graph);
      if (condition === undefined || target === undefined) continue;
      if (hasHarmlessMethod(route) || isDeclared(route)) continue;
      yield { values: { name, condition }, at: `spec.routes[${index}].destination`, related: [target.path] };
    }
  },
};
