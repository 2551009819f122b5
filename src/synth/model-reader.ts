import { ApiObject, type JsonPatch } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { type Code, type Diagnostic, diagnose, type Place, type Values } from '../diagnostics';
import type { Mesh } from '../meshes/mesh';
import type { CanaryModel } from '../model/canary-release';
import type { Day } from '../model/day';
import type { Feature, UseModel } from '../model/feature';
import type { IdentityModel } from '../model/identity';
import type { Program } from '../model/program';
import type { ServiceModel } from '../model/resilient-service';
import type { EdgeModel, EgressModel, NamespaceModel, OpeningModel } from '../model/zero-trust-namespace';
import type { Excuse } from '../rules/suppression';
import type { Host } from './host';
import { PropsReader } from './props-reader';

/** Patches of the objects of one construct, by kind. */
export interface PatchSet {
  readonly path: string;
  readonly kind: string;
  readonly operations: readonly JsonPatch[];
}

const accountOf = ({ trustDomain, namespace, serviceAccount }: IdentityModel): string =>
  `${trustDomain}/${namespace}/${serviceAccount}`;

function put<T>(groups: Map<string, T[]>, key: string, item: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [item]);
  else group.push(item);
}

/** What a user excuses, and why. */
export interface Suppression extends Excuse {
  readonly reason: string;
}

/** Collects what the constructs of one tree say. */
export class ModelReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly suppressions: Suppression[] = [];
  readonly patches: PatchSet[] = [];
  /** The mesh that each namespace construct names. */
  readonly meshes = new Map<string, Mesh>();

  private readonly namespaces = new Map<string, NamespaceModel>();
  private readonly services = new Map<string, ServiceModel>();
  private readonly canaries = new Map<string, CanaryModel>();
  private readonly workloads = new Map<string, ServiceModel>();
  private readonly accounts = new Map<string, ServiceModel[]>();
  private readonly members = new Map<string, ServiceModel[]>();
  private readonly edges: EdgeModel[] = [];
  private readonly egress: EgressModel[] = [];
  private readonly openings: OpeningModel[] = [];
  private readonly uses: UseModel[] = [];

  constructor(
    readonly today: Day,
    private readonly host: Host,
  ) {}

  report(code: Code, values: Values, place: Place): undefined {
    this.diagnostics.push(diagnose(code, values, place));
    return undefined;
  }

  /** Reads the props of a construct, or some of them. */
  props(given: unknown, path: string, keys: Readonly<Record<string, true>>, at = ''): PropsReader {
    const report = (diagnostic: Diagnostic): unknown => this.diagnostics.push(diagnostic);
    return new PropsReader(given, path, at, { report, host: this.host }, keys);
  }

  addNamespace(model: NamespaceModel, mesh: Mesh): void {
    this.namespaces.set(model.path, model);
    this.meshes.set(model.path, mesh);
  }

  addService(model: ServiceModel): void {
    this.services.set(model.path, model);
    if (model.workload.kind === 'Given') this.workloads.set(model.workload.path, model);
    put(this.accounts, accountOf(model.identity), model);
    put(this.members, model.namespacePath, model);
  }

  /** The one canary of a service. */
  addCanary(model: CanaryModel): void {
    this.canaries.set(model.service, model);
  }

  addEdge(edge: EdgeModel): void {
    this.edges.push(edge);
  }

  addEgress(egress: EgressModel): void {
    this.egress.push(egress);
  }

  addOpening(opening: OpeningModel): void {
    this.openings.push(opening);
  }

  /** A prop asks the mesh of a namespace for a feature; one that the mesh lacks is refused. */
  addUse(feature: Feature, place: { readonly path: string; readonly at: string }, namespace: NamespaceModel): void {
    this.uses.push({ kind: 'Use', ...place, namespacePath: namespace.path, feature });
    const state = namespace.mesh.features[feature];
    if (state.state !== 'cannot') return;
    const { reason, wayOut } = state;
    this.report('MESH1010', { mesh: 'the mesh of this scope', feature, reason, wayOut }, place);
  }

  /** The nearest namespace construct above, with its mesh. */
  namespaceAbove(construct: IConstruct): { readonly namespace: NamespaceModel; readonly mesh: Mesh } | undefined {
    for (const scope of [...construct.node.scopes].reverse()) {
      const namespace = this.namespaces.get(scope.node.path);
      if (namespace !== undefined) return { namespace, mesh: this.meshes.get(scope.node.path)! };
    }
    return undefined;
  }

  namespace(path: string): NamespaceModel | undefined {
    return this.namespaces.get(path);
  }

  service(path: string): ServiceModel | undefined {
    return this.services.get(path);
  }

  canaryOf(service: string): CanaryModel | undefined {
    return this.canaries.get(service);
  }

  /** Whose workload that construct already is. */
  userOf(workload: string): ServiceModel | undefined {
    return this.workloads.get(workload);
  }

  /** The services whose pods run as this ServiceAccount. */
  usersOf(identity: IdentityModel): readonly ServiceModel[] {
    return this.accounts.get(accountOf(identity)) ?? [];
  }

  servicesIn(namespace: string): readonly ServiceModel[] {
    return this.members.get(namespace) ?? [];
  }

  openingsIn(namespace: string): readonly OpeningModel[] {
    const members = new Set(this.servicesIn(namespace).map((service) => service.path));
    return members.size === 0 ? [] : this.openings.filter((opening) => members.has(opening.service));
  }

  program(): Program {
    return {
      namespaces: [...this.namespaces.values()],
      services: [...this.services.values()],
      canaries: [...this.canaries.values()],
      edges: this.edges,
      egress: this.egress,
      openings: this.openings,
      uses: this.uses,
    };
  }
}

/** The object that a construct writes, before anything of ours is added to it. */
export function apiObjectOf(construct: unknown): ApiObject | undefined {
  if (typeof construct !== 'object' || construct === null || !('node' in construct)) return undefined;
  try {
    return ApiObject.of(construct as IConstruct);
  } catch {
    return undefined;
  }
}
