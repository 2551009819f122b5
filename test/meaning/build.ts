import { Duration } from 'cdk8s';
import {
  anyMethod,
  type Caller,
  CanaryRelease,
  cookie,
  del,
  exact,
  get,
  grpc,
  type HeaderMatch,
  type HttpMethod,
  head,
  header,
  type Mesh,
  type PathMatch,
  Percent,
  patch,
  post,
  prefix,
  put,
  ResilientService,
  type Route,
  Stage,
  template,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';
import { type Build, ingress } from '../synth/harness';
import { canaryName, type HeaderPlan, idempotencyKey, type PathPlan, type Plan, type RoutePlan } from './plan';

/** The program of a plan, through the public constructs. */

const pathOf = ({ kind, value }: PathPlan): PathMatch => ({ exact, prefix, template })[kind](value);
const headerOf = (said: HeaderPlan): HeaderMatch =>
  'cookie' in said ? cookie(said.cookie, said.value) : header(said.name, said.value);

type Said = Readonly<Record<string, unknown>>;
/** A plan is only known at run time, so what a literal program has the compiler refuse is refused at synth. */
type Verb = (path: unknown, props: Said) => Route<never, never>;
const verbs = {
  any: anyMethod,
  GET: get,
  HEAD: head,
  POST: post,
  PUT: put,
  PATCH: patch,
  DELETE: del,
  gRPC: grpc,
} as unknown as Readonly<Record<RoutePlan['verb'], Verb>>;

function routeOf({ verb, path, header, timeout, retries, harmless }: RoutePlan): Route<never, never> {
  const on =
    retries === 'off' || retries === undefined
      ? retries
      : { ...retries, on: retries.on.map((one) => (/^\d+$/.test(one) ? Number(one) : one)) };
  return verbs[verb](verb === 'gRPC' ? path.value.slice(1) : pathOf(path), {
    ...(header === undefined ? {} : { headers: [headerOf(header)] }),
    ...(timeout === undefined ? {} : { timeout: Duration.millis(timeout) }),
    ...(on === undefined ? {} : { retries: on }),
    ...(harmless === 'key' ? { idempotencyKey } : {}),
    ...(harmless === 'idempotent' ? { idempotent: true } : {}),
  });
}

/** The stage, with evidence of that namespace. */
function stageOf({ name: namespace, stage, excused }: Plan['namespaces'][number]): Stage {
  const evidence = { namespace, window: Duration.days(14), source: 'prometheus/mesh', date: '2026-11-20' } as const;
  const lock = { lock: 'none', reason: 'release 2026-11-01 showed the stage before' } as const;
  const denied = { evidence: { ...evidence, deniedRequests: 0 }, ...lock } as const;
  const observe = excused
    ? Stage.observe({ belowFloor: { reason: 'callers move in', until: '2026-12-31' } })
    : Stage.observe();
  const strict = observe.strict({
    evidence: { ...evidence, plaintextRequests: 0 },
    webhooks: 'none',
    scrapes: 'none',
    ...lock,
  });
  const authorize = strict.authorize(denied);
  return { observe, strict, authorize, isolate: authorize.isolate(denied) }[stage];
}

export const programOf =
  (plan: Plan, mesh: Mesh): Build =>
  (chart) => {
    const spaces = new Map(
      plan.namespaces.map((space) => [
        space.name,
        new ZeroTrustNamespace(chart, space.name, { mesh, stage: stageOf(space), complete: space.complete }),
      ]),
    );
    const services = new Map<string, ResilientService>();
    const callers = new Map<string, Caller>([
      ['ingress', ingress],
      [
        'billing',
        ResilientService.imported({
          name: 'billing',
          namespace: 'billing',
          serviceAccount: 'billing',
          podLabels: { app: 'billing' },
        }),
      ],
    ]);
    for (const { name, namespace, protocol, routes, closed, canary } of plan.services) {
      const service = new ResilientService(spaces.get(namespace)!, name, {
        workload: { image: `registry.example/${name}:1.0.0`, port: 8080 },
        ...(routes.length === 0 ? {} : { routes: routes.map(routeOf) }),
        ...(closed ? { closed } : {}),
        protocol,
      });
      services.set(name, service);
      callers.set(name, service);
      if (canary === undefined) continue;
      new CanaryRelease(chart, canaryName(name), {
        service,
        canary: { image: `registry.example/${name}:2.0.0` },
        weight: Percent.of(canary.weight),
        ...(canary.testers === undefined ? {} : { testers: headerOf(canary.testers) }),
        until: '2026-12-31',
      });
    }
    for (const { from, to, methods, paths } of plan.edges) {
      const target = plan.services.find(({ name }) => name === to)!;
      spaces.get(target.namespace)!.allow({
        from: callers.get(from)!,
        to: services.get(to)!,
        ...(methods.length === 0 ? {} : { methods: methods as readonly HttpMethod[] }),
        ...(paths.length === 0 ? {} : { paths: paths.map(pathOf) }),
      });
    }
  };
