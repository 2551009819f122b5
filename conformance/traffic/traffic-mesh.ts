import { type Istiod, istiod } from '../cluster/istiod';
import type { Manifest } from '../cluster/manifest';
import { Mesh, refusalsOf } from '../cluster/mesh';
import type { Harness } from '../harness/harness';
import { expectNone } from '../harness/suite';
import { Client } from './client';
import { configOf, Envoy } from './envoy';
import { type Behind, clientSidecar, standIns } from './stand-ins';

const namespacesOf = (objects: readonly Manifest[]): readonly string[] => [
  ...new Set(objects.flatMap(({ metadata }) => metadata.namespace ?? [])),
];

/** A namespace whose traffic really flows: API server, istiod, and the Envoy of a client in it. */
export class TrafficMesh {
  readonly client: Client;
  private proxy: Envoy | undefined;

  private constructor(
    private readonly harness: Harness,
    readonly mesh: Mesh,
    private readonly control: Istiod,
    readonly namespace: string,
    /** On which the client dials every service. */
    readonly port: number,
  ) {
    this.client = new Client(port);
  }

  static async open(harness: Harness, namespace: string): Promise<TrafficMesh> {
    const mesh = await Mesh.open(harness, 'istio');
    // with it the clusters would wait for certificates, which nobody hands out here
    const control = await istiod(harness, mesh.cluster, { enableAutoMtls: false });
    return new TrafficMesh(harness, mesh, control, namespace, await harness.ports.next());
  }

  /**
   * Applies a program as it is, but for its Services: in the place of each a ServiceEntry of the same host, with these
   * endpoints, and further ones. Comes back when the client's proxy has its routes, with what the harness added.
   */
  async apply(
    program: readonly Manifest[],
    behind: Behind,
    further: readonly Manifest[] = [],
  ): Promise<readonly Manifest[]> {
    const services = program.filter(({ kind }) => kind === 'Service');
    const added = [...standIns(program, behind), ...further, clientSidecar(this.namespace, this.port)];
    const rest = program.filter((object) => !services.includes(object));
    expectNone(refusalsOf(await this.mesh.apply([...rest, ...added])));
    expectNone(
      namespacesOf(program)
        .filter((name) => name !== this.namespace)
        .map((name) => `${name} has no client`),
    );
    this.proxy ??= await Envoy.start(this.harness, this.control, this.namespace);
    const routes = program.filter(({ kind }) => kind === 'VirtualService');
    await this.proxy.routes(
      routes.map(({ metadata }) => `/namespaces/${metadata.namespace}/virtual-service/${metadata.name}"`),
    );
    return added;
  }

  /** Every mesh object that the control plane has read. */
  config(): Promise<unknown> {
    return configOf(this.control);
  }

  /** A counter or gauge of the client proxy's cluster of a host. */
  stat(host: string, name: string): Promise<number> {
    if (this.proxy === undefined) throw new Error('nothing is applied yet');
    return this.proxy.stat(host, name);
  }
}
