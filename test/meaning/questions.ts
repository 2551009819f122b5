import fc from 'fast-check';
import type { Caller, From, Question, Request } from './meaning';
import { canaryName, idempotencyKey, type Plan } from './plan';

/** What is asked about a plan: everybody who may call, every host, and requests of the alphabet that the plans are made of. */

const stranger: Caller = {
  namespace: 'elsewhere',
  serviceAccount: 'stranger',
  service: 'stranger',
  labels: { app: 'stranger' },
  address: '10.99.0.9',
  meshed: true,
};

const strangers: readonly Caller[] = [
  stranger,
  { ...stranger, meshed: false },
  { ...stranger, namespace: 'shop' },
  { ...stranger, namespace: 'ingress' },
  { ...stranger, namespace: 'ingress', serviceAccount: 'gateway', service: 'gateway', labels: { app: 'gateway' } },
  { ...stranger, namespace: 'billing', serviceAccount: 'billing', service: 'billing', labels: { app: 'billing' } },
  { ...stranger, namespace: 'billing' },
];

const paths = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 }).map((parts) => `/${parts.join('/')}`),
  },
  { weight: 1, arbitrary: fc.constantFrom('/a/', '/ab', '/a/b/', '/b.') },
);
const rpcs = fc.constantFrom(
  '/shop.v1.Cart/Get',
  '/shop.v1.Cart/Put',
  '/shop.v1.Stock/Get',
  '/shop.v1.Stock/Put',
  '/shop.v1.Other/Get',
);

const headerSets: readonly Request['headers'][] = [
  {},
  { [idempotencyKey]: '7' },
  { 'x-canary': 'true' },
  { 'x-canary': 'false' },
  { 'x-tenant': 'one' },
  { 'x-tenant': 'two', [idempotencyKey]: '7' },
  { 'x-tenant': 'three' },
  { cookie: 'beta=yes' },
  { cookie: 'theme=dark; beta=yes', 'x-tenant': 'one' },
  { cookie: 'alphabeta=yes; beta=yesterday' },
];

const request = (protocol: 'http' | 'grpc'): fc.Arbitrary<Request> =>
  fc.record({
    method:
      protocol === 'grpc'
        ? fc.constant('POST')
        : fc.constantFrom('GET', 'GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'),
    path: protocol === 'grpc' ? rpcs : paths,
    headers: fc.constantFrom(...headerSets),
  });

/** Requests that meet a route or an edge of the plan, with holes filled. */
const meeting = (plan: Plan, name: string): fc.Arbitrary<Request> => {
  const service = plan.services.find((one) => one.name === name)!;
  const any = request(service.protocol);
  const edges = plan.edges.filter(({ to }) => to === name);
  const places = [
    ...service.routes.map(({ path, verb }) => ({ path, verb })),
    ...edges.flatMap(({ paths, methods }) => paths.map((path) => ({ path, verb: methods[0] ?? 'any' }))),
  ];
  if (places.length === 0) return any;
  const near = fc.tuple(fc.constantFrom(...places), any).map(([{ path, verb }, one]) => ({
    ...one,
    method: verb === 'any' || verb === 'gRPC' ? one.method : verb,
    path: path.value.replaceAll('{id}', '7'),
  }));
  return fc.oneof({ weight: 2, arbitrary: near }, { weight: 1, arbitrary: any });
};

/** These requests to every host of the service, each of them from everybody. */
export function everybodyAsks(plan: Plan, service: string, requests: readonly Request[]): readonly Question[] {
  const pods: From[] = plan.services.flatMap(({ name, namespace, canary }) => [
    { pod: name, namespace },
    ...(canary === undefined ? [] : [{ pod: canaryName(name), namespace }]),
  ]);
  const { namespace, canary } = plan.services.find(({ name }) => name === service)!;
  const hosts = [service, ...(canary === undefined ? [] : [canaryName(service)])];
  return hosts.flatMap((name) =>
    [...pods, ...strangers].flatMap((from) =>
      requests.map((request): Question => ({ from, to: { namespace, name, port: 80 }, request })),
    ),
  );
}

/** So many requests to every service of the plan. */
export const questionsOf = (plan: Plan, requests: number, seed: number): readonly Question[] =>
  plan.services.flatMap(({ name }) =>
    everybodyAsks(plan, name, fc.sample(meeting(plan, name), { numRuns: requests, seed })),
  );
