import { describe, textOrKind } from '../../src/diagnostics';
import { isHttpMethod, withHead } from '../../src/model/http-method';
import { Identity, type IdentityModel, identityOf, identityProblems } from '../../src/model/identity';
import { isPort, numberOf, ServicePort, WorkloadPort } from '../../src/model/port';
import type { ServiceModel } from '../../src/model/resilient-service';
import type { CallerModel, EdgeModel, EgressModel, NamespaceModel } from '../../src/model/zero-trust-namespace';
import type { ModelReader } from '../../src/synth/model-reader';
import type { KeysOf, PropsReader } from '../../src/synth/props-reader';
import {
  ImportedService,
  type ImportedServiceProps,
  ServiceRef,
  type ServiceRefProps,
} from '../resilient-service/imported-service';
import { ResilientService } from '../resilient-service/resilient-service';
import { readPath } from '../resilient-service/route-reader';
import type { AllowEgressProps, AllowProps } from './props';

const edgeKeys: KeysOf<AllowProps> = { from: true, to: true, methods: true, paths: true, ports: true };
const egressKeys: KeysOf<AllowEgressProps> = { from: true, to: true };
const hostKeys: KeysOf<ServiceRefProps> = { ports: true };
const importedKeys: KeysOf<ImportedServiceProps> = {
  name: true,
  namespace: true,
  serviceAccount: true,
  trustDomain: true,
  podLabels: true,
};

/** Whether it can be told who that is: a wildcard among the names would let in more than one account. */
function checkIdentity(
  edge: PropsReader,
  prop: string,
  given: Identity | ImportedService,
  reader: ModelReader,
): boolean {
  if (given instanceof ImportedService) {
    const imported = reader.props(given._props, edge.path, importedKeys, edge.where(prop));
    imported.text('name', 'the name of the Service');
    imported.labels('podLabels');
  } else for (const name of given._unknown) edge.refuse('MESH1001', prop, { prop: name });
  const problems = identityProblems(given instanceof Identity ? given : { ...given._props });
  for (const { field, expected, got } of problems) {
    edge.refuse('MESH1002', prop, { prop: field, expected, got: describe(got) });
  }
  return problems.length === 0;
}

function readCaller(edge: PropsReader, namespace: NamespaceModel, reader: ModelReader): CallerModel | undefined {
  const given = edge.raw('from');
  // the likeliest undefined there is mesh.ingress of a mesh that was given none
  if (given === undefined && edge.names('from')) {
    const expected = 'istio({ ingress: Identity.fromServiceAccount({ … }) })';
    return edge.refuse('MESH1003', 'from', { prop: 'ingress', expected });
  }
  if (given === undefined) return edge.mismatch('from', 'a caller');
  if (given instanceof ResilientService) {
    const service = reader.service(given.node.path);
    if (service === undefined) return undefined; // its own findings say why
    return checkAccount(edge, service.identity, reader) ? { kind: 'Service', service: service.path } : undefined;
  }
  if (!(given instanceof Identity) && !(given instanceof ImportedService)) return edge.refuse('MESH3007', 'from', {});
  if (!checkIdentity(edge, 'from', given, reader)) return undefined;
  const identity = identityOf(given instanceof Identity ? given : given._props, namespace.mesh.trustDomain);
  return checkAccount(edge, identity, reader) ? { kind: 'Identity', identity } : undefined;
}

function checkAccount(edge: PropsReader, identity: IdentityModel, reader: ModelReader): boolean {
  const { serviceAccount } = identity;
  if (serviceAccount === 'default') {
    edge.refuse('MESH3008', 'from', { serviceAccount });
    return false;
  }
  const users = reader.usersOf(identity);
  if (users.length > 1) {
    edge.refuse('MESH3009', 'from', { serviceAccount, services: users.map((s) => s.path).join(', ') });
  }
  return users.length <= 1;
}

function readTarget(edge: PropsReader, namespace: NamespaceModel, reader: ModelReader): ServiceModel | undefined {
  const given = edge.raw('to');
  if (!(given instanceof ResilientService)) return edge.refuse('MESH3013', 'to', {});
  const service = reader.service(given.node.path);
  if (service !== undefined && service.namespacePath !== namespace.path) return edge.refuse('MESH3013', 'to', {});
  return service;
}

/** Service ports as the workload ports behind them. */
function readPorts(edge: PropsReader, target: ServiceModel): readonly number[] {
  return edge.list('ports', 'a list of ServicePort').flatMap(({ item, at }) => {
    const field = at.slice(at.indexOf('ports['));
    if (!(item instanceof ServicePort)) {
      edge.refuse('MESH1002', field, {
        prop: 'ports',
        expected: 'a ServicePort, such as ServicePort.of(80)',
        got: describe(item),
      });
      return [];
    }
    const port = target.ports.find((p) => p.servicePort === item.number);
    if (port !== undefined) return [port.workloadPort];
    const ports = target.ports.map((p) => p.servicePort).join(', ');
    edge.refuse('MESH5009', field, { port: String(numberOf(item)), ports });
    return [];
  });
}

function readMethods(edge: PropsReader): readonly string[] {
  const methods = edge.list('methods', 'a list of HTTP methods').flatMap(({ item, at }) => {
    if (isHttpMethod(item)) return [item];
    edge.refuse('MESH2012', at.slice(at.indexOf('methods[')), { method: textOrKind(item) });
    return [];
  });
  return [...withHead([...new Set(methods)])].sort();
}

/** Stands in for a caller that was refused, so that its target does not seem to have none. */
const refused: CallerModel = {
  kind: 'Identity',
  identity: { trustDomain: '', namespace: '', serviceAccount: '' },
};

export function readEdge(
  given: unknown,
  at: string,
  namespace: NamespaceModel,
  reader: ModelReader,
): EdgeModel | undefined {
  const edge = reader.props(given, namespace.path, edgeKeys, at);
  const from = readCaller(edge, namespace, reader);
  const target = readTarget(edge, namespace, reader);
  for (const prop of ['methods', 'paths', 'ports']) {
    const list = edge.raw(prop);
    if (!Array.isArray(list) || list.length > 0) continue;
    const got = 'an empty list, which would mean none and be taken as all';
    edge.refuse('MESH1002', prop, { prop, expected: 'at least one, or is left out', got });
  }
  const methods = readMethods(edge);
  const paths = edge
    .list('paths', 'a list of paths')
    .flatMap(({ item, at: place }) => readPath(item, place.slice(place.indexOf('paths[')), edge) ?? []);
  if (target === undefined) return undefined;
  const ports = readPorts(edge, target);
  const other = ports.find((port) => port !== target.port.workloadPort);
  if (other !== undefined && (methods.length > 0 || paths.length > 0))
    edge.refuse('MESH3019', 'ports', { port: String(other) });
  return { kind: 'Edge', path: namespace.path, at, from: from ?? refused, to: target.path, methods, paths, ports };
}

/** A way out to what this program does not own. */
export function readEgress(
  given: unknown,
  at: string,
  namespace: NamespaceModel,
  reader: ModelReader,
): EgressModel | undefined {
  const way = reader.props(given, namespace.path, egressKeys, at);
  const from = way.raw('from');
  const to = way.raw('to');
  if (!(from instanceof ResilientService)) return way.mismatch('from', 'a service of this namespace');
  const caller = reader.service(from.node.path);
  if (caller === undefined) return undefined; // its own findings say why
  if (caller.namespacePath !== namespace.path) return way.mismatch('from', 'a service of this namespace');
  const base = { kind: 'Egress', path: namespace.path, at, from: from.node.path } as const;
  if (to instanceof ImportedService) {
    if (!checkIdentity(way, 'to', to, reader)) return undefined;
    const { namespace: target, podLabels } = to._props;
    return { ...base, namespace: target, podLabels: podLabels ?? {}, ports: [] };
  }
  if (!(to instanceof ServiceRef)) return way.mismatch('to', 'ResilientService.imported or ServiceRef.fromHost');
  const { clusterDomain } = namespace.mesh;
  const [, target, ...domain] = textOrKind(to.host).split('.');
  if (target === undefined || domain.join('.') !== `svc.${clusterDomain}`) {
    return way.refuse('MESH3016', 'to', { host: textOrKind(to.host), clusterDomain });
  }
  const ports = reader
    .props(to._props, namespace.path, hostKeys, way.where('to'))
    .list('ports', 'a list of WorkloadPort')
    .flatMap(({ item }) => {
      if (item instanceof WorkloadPort && isPort(item.number)) return [item.number];
      return way.refuse('MESH1002', 'to', { prop: 'ports', expected: 'WorkloadPorts', got: describe(item) }) ?? [];
    });
  return { ...base, namespace: target, podLabels: {}, ports };
}
