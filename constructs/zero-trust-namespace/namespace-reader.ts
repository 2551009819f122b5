import type { IConstruct } from 'constructs';
import { describe, textOrKind } from '../../src/diagnostics';
import type { Mesh } from '../../src/meshes/mesh';
import { isHttpMethod, withHead } from '../../src/model/http-method';
import { Identity, type IdentityModel, identityProblems } from '../../src/model/identity';
import { isPort, numberOf, ServicePort, WorkloadPort } from '../../src/model/port';
import type { ServiceModel } from '../../src/model/resilient-service';
import type {
  CallerModel,
  EdgeModel,
  EgressModel,
  NamespaceModel,
  StageModel,
} from '../../src/model/zero-trust-namespace';
import type { ModelReader } from '../../src/synth/model-reader';
import type { KeysOf, PropsReader } from '../../src/synth/props-reader';
import { commonKeys, readCommon, readName } from '../common-reader';
import {
  ImportedService,
  type ImportedServiceProps,
  ServiceRef,
  type ServiceRefProps,
} from '../resilient-service/imported-service';
import { ResilientService } from '../resilient-service/resilient-service';
import { readPath } from '../resilient-service/route-reader';
import { GitOps } from './gitops';
import type { AllowEgressProps, AllowProps, ZeroTrustNamespaceProps } from './props';
import { firstStage, readStage } from './stage-reader';

const keys: KeysOf<ZeroTrustNamespaceProps> = {
  ...commonKeys,
  mesh: true,
  stage: true,
  complete: true,
  egress: true,
  gitops: true,
};
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

const isMesh = (value: unknown): value is Mesh => {
  const mesh = value as Mesh | null | undefined;
  const isObject = (part: unknown): boolean => typeof part === 'object' && part !== null;
  return mesh?.kind === 'Mesh' && [mesh.facts, mesh.features, mesh.renderers].every(isObject);
};

function checkFloor(stage: StageModel, mesh: Mesh, props: PropsReader): void {
  if (mesh.facts.mtlsFloor === 'STRICT' && stage.name === 'observe' && stage.belowFloor === undefined) {
    props.refuse('MESH3010', 'stage', {});
  }
  if (mesh.facts.mtlsFloor !== 'STRICT' && stage.belowFloor !== undefined) props.refuse('MESH3017', 'stage', {});
}

/** What a ZeroTrustNamespace says of itself, as a model. */
export function readNamespace(
  construct: IConstruct,
  given: { readonly props: unknown; readonly owned: boolean },
  reader: ModelReader,
): void {
  const path = construct.node.path;
  const name = readName(construct, 'Namespace', 63, reader);
  const props = reader.props(given.props, path, keys);
  const decoration = readCommon(props, path, reader);
  const mesh = props.required('mesh', "a mesh, such as istio({ version: '1.31' })", isMesh);
  const asOf = mesh?.facts.asOf ?? reader.today;
  const stage = readStage(props, path, { namespace: name, today: asOf, reader });
  const gitops = props.instance('gitops', GitOps, 'a tool, such as argocd()');
  const complete = props.flag('complete');
  const egress = props.oneOf('egress', ['open', 'declared']) ?? 'open';
  if (mesh === undefined) return;
  for (const refusal of mesh.refusals) reader.diagnostics.push({ ...refusal, path });
  if (stage !== undefined) checkFloor(stage, mesh, props);
  if (stage?.newNamespace !== undefined && !given.owned) {
    props.refuse('MESH3011', 'stage', { evidence: 'the namespace is adopted by fromName' });
  }
  const argocd = gitops?._tool === 'argocd';
  const model: NamespaceModel = {
    kind: 'Namespace',
    path,
    name,
    owned: given.owned,
    stage: stage ?? firstStage, // refused already; what is below is still read
    complete,
    egress,
    argocd,
    asOf,
    mesh: mesh.facts,
    decoration,
  };
  reader.addNamespace(model, mesh);
}

const identityOf = (given: Identity | ImportedService, trustDomain: string): IdentityModel =>
  given instanceof Identity
    ? {
        trustDomain: given.trustDomain ?? trustDomain,
        namespace: given.namespace,
        serviceAccount: given.serviceAccount,
      }
    : {
        trustDomain: given._props?.trustDomain ?? trustDomain,
        namespace: given._props?.namespace,
        serviceAccount: given._props?.serviceAccount,
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
  if (given === undefined) return edge.mismatch('from', 'a caller (mesh.ingress needs istio({ ingress }))');
  if (given instanceof ResilientService) {
    const service = reader.service(given.node.path);
    if (service === undefined) return undefined; // its own findings say why
    return checkAccount(edge, service.identity, reader) ? { kind: 'Service', service: service.path } : undefined;
  }
  if (!(given instanceof Identity) && !(given instanceof ImportedService)) return edge.refuse('MESH3007', 'from', {});
  if (!checkIdentity(edge, 'from', given, reader)) return undefined;
  const identity = identityOf(given, namespace.mesh.trustDomain);
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

function readEdge(given: unknown, at: string, namespace: NamespaceModel, reader: ModelReader): EdgeModel | undefined {
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

function readEgress(
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

/** What a ZeroTrustNamespace says about others: who may call its services, and where they may call out to. */
export function linkNamespace(
  construct: IConstruct,
  edges: { readonly allowed: readonly unknown[]; readonly egress: readonly unknown[] },
  reader: ModelReader,
): void {
  const namespace = reader.namespace(construct.node.path);
  if (namespace === undefined) return;
  for (const [index, given] of edges.allowed.entries()) {
    const edge = readEdge(given, `allow[${index}]`, namespace, reader);
    if (edge !== undefined) reader.addEdge(edge);
  }
  for (const [index, given] of edges.egress.entries()) {
    const way = readEgress(given, `allowEgress[${index}]`, namespace, reader);
    if (way !== undefined) reader.addEgress(way);
  }
  checkAnswers(namespace, reader);
  const adopted = reader.servicesIn(namespace.path).find((service) => service.workload.kind === 'Selected');
  if (namespace.stage.newNamespace !== undefined && adopted !== undefined) {
    const evidence = `${adopted.path} selects pods that exist already`;
    reader.report('MESH3011', { evidence }, { path: namespace.path, at: 'stage' });
  }
}

/** The answers about callers without a sidecar must agree with what the services declare. */
function checkAnswers(namespace: NamespaceModel, reader: ModelReader): void {
  for (const [question, purpose] of [
    ['webhooks', 'webhook'],
    ['scrapes', 'scrape'],
  ] as const) {
    const said = namespace.stage[question];
    const declared = reader.openingsIn(namespace.path).find((opening) => opening.purpose === purpose);
    if (said === undefined || (said === 'declared') === (declared !== undefined)) continue;
    const found = declared === undefined ? 'no service declares one' : `${declared.path} declares ${declared.at}`;
    reader.report(
      'MESH3012',
      { answer: question, said, found },
      { path: namespace.path, at: `stage.strict.${question}` },
    );
  }
}
