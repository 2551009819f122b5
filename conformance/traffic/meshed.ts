import { type Istiod, istiod } from '../cluster/istiod';
import type { Manifest } from '../cluster/manifest';
import { Mesh, refusalsOf } from '../cluster/mesh';
import { apart, type Harness } from '../harness/harness';
import { expectNone } from '../harness/suite';
import { type Pod, type Sidecar, sidecar } from './agent';
import { configOf } from './envoy';

/** An API server and an istiod of their own, whose authority gives each proxy a certificate. */
export class Meshed {
  private constructor(
    private readonly harness: Harness,
    private readonly mesh: Mesh,
    private readonly control: Istiod,
  ) {}

  /** `name` tells it apart from others of the run. */
  static async open(harness: Harness, name: string): Promise<Meshed> {
    const own = apart(harness, name);
    const mesh = await Mesh.open(own, 'istio');
    return new Meshed(own, mesh, await istiod(own, mesh.cluster));
  }

  async apply(objects: readonly Manifest[]): Promise<void> {
    expectNone(refusalsOf(await this.mesh.apply(objects)));
  }

  remove(objects: readonly Manifest[]): Promise<void> {
    return this.mesh.remove(objects);
  }

  /** A pod of an account that is there; of it only the sidecar runs. */
  start(pod: Pod): Promise<Sidecar> {
    return sidecar(this.harness, this.mesh.cluster, this.control, pod);
  }

  /** Every mesh object that the control plane has read. */
  config(): Promise<unknown> {
    return configOf(this.control);
  }
}
