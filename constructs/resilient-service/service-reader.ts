import { isIP } from 'node:net';
import type { IConstruct } from 'constructs';
import { describe, textOrKind } from '../../src/diagnostics';
import { isPort, numberOf, type PortModel, type Protocol, WorkloadPort } from '../../src/model/port';
import type { ServiceModel } from '../../src/model/resilient-service';
import { conditionOf } from '../../src/model/retry';
import { compareRoutes, type RouteModel } from '../../src/model/route';
import type { OpeningModel } from '../../src/model/zero-trust-namespace';
import type { ModelReader } from '../../src/synth/model-reader';
import type { KeysOf, PropsReader } from '../../src/synth/props-reader';
import { isReadable } from '../../src/synth/readable';
import { commonKeys, readCommon, readName } from '../common-reader';
import { type ReadWorkload, readPort } from './own-workload-reader';
import type { PlaintextExceptionProps, ResilientServiceProps, ScrapeProps, WebhookProps } from './props';
import { Route } from './route';
import { catchAllRoute, readRoute } from './route-reader';
import { type Use, usesOfRoute, usesOfService } from './service-uses';
import { readCircuitBreaker, readConnectionPool, readLoadBalancing, readRetryBudget } from './traffic-policy-reader';
import { readWorkload } from './workload-reader';

const keys: KeysOf<ResilientServiceProps> = {
  ...commonKeys,
  workload: true,
  routes: true,
  closed: true,
  port: true,
  protocol: true,
  circuitBreaker: true,
  connectionPool: true,
  loadBalancing: true,
  retryBudget: true,
  versions: true,
  plaintext: true,
  webhooks: true,
  scrapes: true,
};
const plaintextKeys: KeysOf<PlaintextExceptionProps> = { cidr: true, port: true, reason: true, until: true };
const directKeys: KeysOf<WebhookProps & ScrapeProps> = { port: true, cidrs: true };

/** Routes in the order of precedence, and what they ask of the mesh. */
function readRoutes(
  props: PropsReader,
  path: string,
  reader: ModelReader,
): { readonly routes: readonly RouteModel[]; readonly uses: readonly Use[] } {
  const uses: Use[] = [];
  const list = props.list('routes', 'a list of routes, such as [get(…), post(…)]');
  if (props.has('routes') && list.length === 0 && Array.isArray(props.raw('routes')))
    props.refuse('MESH2006', 'routes', {});
  if (props.flag('closed') && !props.has('routes')) props.refuse('MESH2007', 'closed', {});
  const routes = list.flatMap(({ item, at }) => {
    if (item instanceof Route) {
      const read = readRoute(item._input, at, (given, k, place) => reader.props(given, path, k, place));
      uses.push(...usesOfRoute(item._input, read[0]).map(([feature, prop]): Use => [feature, `${at}.${prop}`]));
      return read;
    }
    const values = { prop: 'routes', expected: "a route, such as get('/payments')", got: describe(item) };
    reader.report('MESH1002', values, { path, at });
    return [];
  });
  const isMixed = routes.some(({ protocol }) => protocol === 'http');
  return {
    routes: routes.sort(compareRoutes),
    uses: uses.filter(([feature]) => feature !== 'grpcRetriesBesideHttp' || isMixed),
  };
}

function checkBudget(routes: readonly RouteModel[], props: PropsReader): void {
  if (props.has('retryBudget')) return;
  for (const { retries, at } of routes) {
    const conditions = retries.kind === 'Retry' ? retries.conditions.filter((c) => conditionOf(c)!.budget) : [];
    for (const condition of conditions) props.refuse('MESH2005', `${at}.retries.on`, { condition });
  }
}

function protocolOf(props: PropsReader, routes: readonly RouteModel[]): Protocol {
  const said = props.oneOf('protocol', ['http', 'http2', 'grpc']);
  if (said !== undefined) return said;
  const grpc = routes.filter((route) => route.protocol === 'grpc').length;
  if (grpc === 0) return 'http';
  return grpc === routes.length ? 'grpc' : 'http2';
}

function portsOf(props: PropsReader, protocol: Protocol, read: ReadWorkload): readonly [PortModel, ...PortModel[]] {
  const servicePort = readPort(props, 'port') ?? 80;
  const further = Object.entries(read.ports).map(([name, port]): PortModel => {
    return { name, servicePort: port, workloadPort: port, protocol: 'tcp' };
  });
  for (const { name, servicePort: number } of further) {
    const isTwice = further.filter((port) => port.servicePort === number).length > 1;
    if (!isTwice && name !== protocol && number !== servicePort && number !== read.port) continue;
    const expected = `names and numbers of their own, beside ${protocol}, ${servicePort} and ${read.port}`;
    props.refuse('MESH1002', 'workload.ports', { prop: 'ports', expected, got: `${name}: ${number}` });
  }
  return [{ name: protocol, servicePort, workloadPort: read.port, protocol }, ...further];
}

const isCidr = (value: unknown): value is string => {
  if (typeof value !== 'string') return false;
  const [address = '', length = '', ...rest] = value.split('/');
  const family = isIP(address);
  return family !== 0 && rest.length === 0 && /^\d{1,3}$/.test(length) && Number(length) <= (family === 4 ? 32 : 128);
};

function readOpenings(
  props: PropsReader,
  path: string,
  ports: readonly PortModel[],
  workload: ReadWorkload,
  reader: ModelReader,
): void {
  const known = new Set([...ports.map((p) => p.workloadPort), ...workload.workload.containers.flatMap((c) => c.ports)]);
  const portOf = (opening: PropsReader): number | undefined => {
    const port = opening.required(
      'port',
      'a WorkloadPort, such as WorkloadPort.of(8080)',
      (v): v is WorkloadPort => v instanceof WorkloadPort,
    );
    if (port === undefined) return undefined;
    const isKnown = workload.workload.kind === 'Selected' ? isPort(port.number) : known.has(port.number);
    if (isKnown) return port.number;
    const values = { port: String(numberOf(port)), ports: [...known].join(', ') };
    return opening.refuse('MESH5009', 'port', values);
  };
  const cidrsOf = (opening: PropsReader): readonly string[] => {
    const list = opening.raw('cidrs');
    if (Array.isArray(list) && list.length === 0) opening.mismatch('cidrs', 'at least one CIDR, or leave it out');
    return opening.list('cidrs', 'a list of CIDRs').flatMap(({ item }) => {
      if (isCidr(item)) return [item];
      opening.refuse('MESH3015', 'cidrs', { cidr: textOrKind(item) });
      return [];
    });
  };
  const add = (opening: PropsReader, rest: Pick<OpeningModel, 'purpose' | 'cidrs' | 'reason' | 'until'>): void => {
    const port = portOf(opening);
    if (port !== undefined)
      reader.addOpening({ kind: 'Opening', path, at: opening.where(''), service: path, port, ...rest });
  };
  for (const opening of props.objects('plaintext', 'a list of exceptions', plaintextKeys)) {
    const cidr = opening.raw('cidr');
    if (!isCidr(cidr)) opening.refuse('MESH3015', 'cidr', { cidr: textOrKind(cidr) });
    const reason = opening.reason('reason') ?? '';
    const until = opening.has('until') ? opening.day('until') : opening.mismatch('until', 'the last day, YYYY-MM-DD');
    if (isCidr(cidr) && until !== undefined) add(opening, { purpose: 'exception', cidrs: [cidr], reason, until });
  }
  for (const opening of props.objects('webhooks', 'a list of webhook ports', directKeys)) {
    const main = ports[0]!.workloadPort;
    const given = opening.raw('port');
    if (given instanceof WorkloadPort && given.number === main)
      opening.refuse('MESH3018', 'port', { port: String(main) });
    add(opening, { purpose: 'webhook', cidrs: cidrsOf(opening), reason: 'called by the API server', until: undefined });
  }
  for (const opening of props.objects('scrapes', 'a list of scraped ports', directKeys)) {
    add(opening, { purpose: 'scrape', cidrs: cidrsOf(opening), reason: 'scraped by Prometheus', until: undefined });
  }
}

/** What a ResilientService says, as a model; findings go to the reader. */
export function readService(construct: IConstruct, given: unknown, reader: ModelReader): ServiceModel | undefined {
  const path = construct.node.path;
  const name = readName(construct, 'Service', 63, reader);
  const props = reader.props(given, path, keys);
  const decoration = readCommon(props, path, reader);
  const above = reader.namespaceAbove(construct);
  if (above === undefined) {
    const refused = construct.node.scopes.some((scope) => isReadable(scope) && scope._concept === 'ZeroTrustNamespace');
    return refused ? undefined : reader.report('MESH1007', { kind: 'the service' }, { path });
  }
  const { namespace, mesh } = above;
  const { routes, uses } = readRoutes(props, path, reader);
  for (const [feature, at] of [...usesOfService(props), ...uses]) reader.addUse(feature, { path, at }, namespace);
  checkBudget(routes, props);
  const policy = {
    loadBalancing: readLoadBalancing(props),
    circuitBreaker: readCircuitBreaker(props),
    connectionPool: readConnectionPool(props),
    retryBudget: readRetryBudget(props),
  };
  const asks = !namespace.owned || !mesh.injection.byNamespace;
  const context = { reader, path, name, namespace: namespace.name, asks, mesh: mesh.injection };
  const read = readWorkload(props, context);
  if (read === undefined) return undefined;
  for (const port of [read.port, ...Object.values(read.ports)]) {
    if (mesh.injection.reservedPorts.includes(port)) props.refuse('MESH5011', 'workload', { port: String(port) });
  }
  const versions = props.oneOf('versions', ['services', 'subsets']) ?? 'services';
  if (versions === 'subsets' && read.workload.kind !== 'Own') props.refuse('MESH4007', 'versions', {});
  const protocol = protocolOf(props, routes);
  const ports = portsOf(props, protocol, read);
  readOpenings(props, path, ports, read, reader);
  return {
    kind: 'Service',
    path,
    namespacePath: namespace.path,
    name,
    namespace: namespace.name,
    host: `${name}.${namespace.name}.svc.${namespace.mesh.clusterDomain}`,
    port: ports[0],
    ports,
    selector: read.selector,
    identity: {
      trustDomain: namespace.mesh.trustDomain,
      namespace: namespace.name,
      serviceAccount: read.serviceAccount ?? name,
    },
    ownsServiceAccount: read.serviceAccount === undefined,
    workload: read.workload,
    routes,
    catchAll: props.raw('closed') === true ? undefined : catchAllRoute(protocol === 'grpc' ? 'grpc' : 'http'),
    policy,
    versions,
    decoration,
  };
}
