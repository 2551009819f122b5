import { answerOf, type Caller, type Failure, type Question, type Request, type Served, triedAgain } from './meaning';
import {
  canaryName,
  type EdgePlan,
  type HeaderPlan,
  idempotencyKey,
  type PathPlan,
  type Plan,
  type RoutePlan,
  type ServicePlan,
} from './plan';

/** What a plan says to a question, worked out from the plan alone. */

const split = (path: string): readonly string[] => path.split('/').slice(1);

export function isOnPath({ kind, value }: PathPlan, path: string): boolean {
  if (kind === 'exact') return path === value;
  if (kind === 'prefix') return value === '/' || path === value || path.startsWith(`${value}/`);
  const [wanted, given] = [split(value), split(path)];
  return (
    wanted.length === given.length && wanted.every((part, i) => (part === '{id}' ? given[i] !== '' : part === given[i]))
  );
}

export function hasHeader(header: HeaderPlan, { headers }: Request): boolean {
  if ('cookie' in header) {
    const pairs = (headers['cookie'] ?? '').split(';').map((pair) => pair.trim());
    return pairs.includes(`${header.cookie}=${header.value}`);
  }
  const value = headers[header.name];
  return header.value === undefined ? value !== undefined : value === header.value;
}

const methodsOf: Readonly<Partial<Record<RoutePlan['verb'], readonly string[]>>> = {
  GET: ['GET', 'HEAD'],
  gRPC: ['POST'],
};
const takes = ({ verb }: RoutePlan, method: string): boolean =>
  verb === 'any' || (methodsOf[verb] ?? [verb]).includes(method);

/** The more specific first: the path, by kind and by what of it is literal; then the method; then the header. */
function rank({ path, verb, header }: RoutePlan): readonly number[] {
  const literals = split(path.value).filter((part) => part !== '' && part !== '{id}');
  const kind = { exact: 0, template: 1, prefix: 2 }[path.kind];
  const breadth = verb === 'any' ? 9 : (methodsOf[verb] ?? [verb]).length;
  return [kind, -literals.length, -path.value.length, breadth, header === undefined ? 1 : 0];
}

const byRank = (a: RoutePlan, b: RoutePlan): number => {
  const [left, right] = [rank(a), rank(b)];
  const at = left.findIndex((value, i) => value !== right[i]);
  return at < 0 ? 0 : left[at]! - right[at]!;
};

function routeFor({ routes }: ServicePlan, request: Request): RoutePlan | undefined {
  const met = routes.filter(
    (route) =>
      isOnPath(route.path, request.path) &&
      takes(route, request.method) &&
      (route.header === undefined || hasHeader(route.header, request)),
  );
  return [...met].sort(byRank)[0];
}

/** Failures that prove that the application never saw the request, and what is tried again by default. */
const proven: readonly Failure[] = ['no connection', 'stream refused', 'reset before the request'];
const unanswered: readonly Failure[] = [...proven, 'reset without an answer'];
const gateway: readonly Failure[] = ['answer 502', 'answer 503', 'answer 504'];

const means: Readonly<Record<string, readonly Failure[]>> = {
  '5xx': ['answer 500', ...gateway, ...unanswered],
  'gateway-error': [...gateway, ...unanswered],
  '502': ['answer 502'],
  '503': ['answer 503'],
  reset: unanswered,
  'connect-failure': ['no connection'],
  'refused-stream': ['stream refused'],
  'reset-before-request': ['no connection', 'reset before the request'],
  unavailable: ['gRPC unavailable'],
  cancelled: ['gRPC cancelled'],
  internal: ['gRPC internal'],
};

/** Conditions that a try meets which ran into a limit of its own. */
const slow = ['5xx', 'gateway-error', 'reset'];

function againOf(service: ServicePlan, route: RoutePlan | undefined, request: Request): Served['again'] {
  const hasKey = request.headers[idempotencyKey] !== undefined;
  const said = route?.harmless === 'key' && route.retries !== 'off' && !hasKey ? undefined : route?.retries;
  if (said === 'off') return {};
  if (said === undefined) {
    const isGrpc = service.protocol === 'grpc';
    return triedAgain(2, (failure) => proven.includes(failure) && !(isGrpc && failure === 'reset before the request'));
  }
  const met = said.on.flatMap((condition) => means[condition]!);
  const isCutTryRepeated = route?.timeout !== undefined && said.on.some((condition) => slow.includes(condition));
  return triedAgain(said.attempts, (failure) =>
    failure === 'try too slow' ? isCutTryRepeated : met.includes(failure),
  );
}

/** Whether an edge is about this caller; a canary of a caller is the caller. */
function isFrom(edge: EdgePlan, caller: Caller & { readonly of: string | undefined }): boolean {
  if (edge.from === 'ingress') return caller.namespace === 'ingress' && caller.serviceAccount === 'gateway';
  if (edge.from === 'billing') return caller.namespace === 'billing' && caller.serviceAccount === 'billing';
  return caller.of === edge.from;
}

/** Whether pods like the caller's are let through below the mesh. */
function isLetThrough(edge: EdgePlan, caller: Caller & { readonly of: string | undefined }): boolean {
  if (edge.from === 'ingress') return caller.namespace === 'ingress';
  // labels of an imported service are for what calls it
  if (edge.from === 'billing') return caller.namespace === 'billing';
  return caller.of === edge.from;
}

function allows({ methods, paths }: EdgePlan, { method, path }: Request): boolean {
  const wide = methods.includes('GET') ? [...methods, 'HEAD'] : methods;
  return (
    (wide.length === 0 || wide.includes(method)) && (paths.length === 0 || paths.some((one) => isOnPath(one, path)))
  );
}

export interface Said {
  readonly answer: ReturnType<typeof answerOf> | 'not routed';
  /** Neither routed nor let in: whichever of the two is met first is the answer. */
  readonly orNotRouted: boolean;
}

const noCaller: Pick<Caller, 'service' | 'address'> = { service: '', address: '' };

/** What the plan says. */
export function saidBy(plan: Plan, { from, to, request }: Question): Said {
  const service = plan.services.find(
    ({ name, namespace }) => namespace === to.namespace && [name, canaryName(name)].includes(to.name),
  )!;
  const { stage } = plan.namespaces.find(({ name }) => name === service.namespace)!;
  const of =
    'pod' in from ? plan.services.find(({ name }) => [name, canaryName(name)].includes(from.pod))?.name : undefined;
  const caller =
    'pod' in from
      ? { ...noCaller, namespace: from.namespace, serviceAccount: of!, labels: {}, meshed: true, of }
      : { ...from, of };
  const edges = plan.edges.filter((edge) => edge.to === service.name);
  const isOpen = stage === 'observe' || stage === 'strict';
  const canary = canaryName(service.name);
  const isCanaryDialled = to.name === canary;
  const whole = [{ version: isCanaryDialled ? canary : service.name, share: 100, verdict: 'let in' } as const];

  const route = routeFor(service, request);
  const orNotRouted = caller.meshed && service.closed && route === undefined;
  if (stage === 'isolate' && !edges.some((edge) => isLetThrough(edge, caller)))
    return { answer: 'cut off', orNotRouted };
  if (!caller.meshed) {
    const answer = stage === 'observe' ? answerOf(whole, { timeout: undefined, again: {} }) : 'cut off';
    return { answer, orNotRouted };
  }
  if (!isOpen && !edges.some((edge) => isFrom(edge, caller) && allows(edge, request)))
    return { answer: 'denied', orNotRouted };
  if (orNotRouted) return { answer: 'not routed', orNotRouted };

  const { weight, testers } = service.canary ?? { weight: 0, testers: undefined };
  const share = testers !== undefined && hasHeader(testers, request) ? 100 : weight;
  const versions = [
    { version: canary, share, verdict: 'let in' } as const,
    { version: service.name, share: 100 - share, verdict: 'let in' } as const,
  ];
  const again = againOf(service, route, request);
  return { answer: answerOf(isCanaryDialled ? whole : versions, { timeout: route?.timeout, again }), orNotRouted };
}
