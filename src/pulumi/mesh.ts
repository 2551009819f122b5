import * as pulumi from '@pulumi/pulumi';
import type { App, Chart } from 'cdk8s';
import { check } from './check';
import type { MeshOptions } from './options';
import { type Outputs, outputsOf } from './outputs';
import { remember } from './record';
import { RefusedError } from './refused-error';
import { registerAll } from './registration';
import { knownObject } from './resource';
import { type Builder, sourceOf, treeOf } from './source';

const program = Symbol('program');

const textOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/**
 * A program of mesh constructs as a component of a Pulumi program.
 *
 * The builder uses the constructs of `cdk8s-mesh` as in a program of cdk8s, with the same props, refusals and names of objects. Once it is
 * done everything is checked; only then the objects register, each as a resource of `@pulumi/kubernetes` with what must be there before it.
 * What is refused registers nothing but the component. Previews make the same checks.
 *
 * Image, replicas, environment, and labels and annotations also take `pulumi.Input`. The component waits for such a value and checks it like any other; one
 * that a preview does not know is said to be checked at update (MESH1020).
 *
 * Source: https://www.pulumi.com/docs/iac/concepts/resources/components/
 */
export class Mesh<const Result = unknown> extends pulumi.ComponentResource<Outputs<Result>> {
  /**
   * The objects of a chart of an existing program of cdk8s. Objects of other charts must be registered before those that come after them;
   * `fromApp` does it for all.
   *
   * @param chart the chart; do not call `app.synth()` beside it
   * @param options with the name of the component. @default the id of the chart
   */
  static fromChart(chart: Chart, options: MeshOptions & { readonly name?: string } = {}): Mesh<unknown> {
    const { name = chart.node.id, ...rest } = options;
    return new Mesh<unknown>(name, treeOf(chart), rest);
  }

  /** The objects of all charts of an existing program of cdk8s. */
  static fromApp(name: string, app: App, options: MeshOptions = {}): Mesh<unknown> {
    return new Mesh<unknown>(name, treeOf(app), options);
  }

  /**
   * What the builder returns, known in previews and there when the objects behind it are: of a service its host, principal and policies, of a
   * namespace its name and policies, of a canary its host.
   */
  get outputs(): pulumi.Output<Outputs<Result>> {
    // only when asked for: an output that nobody handles would be a second word for a refusal
    return pulumi.output(this.getData()) as unknown as pulumi.Output<Outputs<Result>>;
  }

  /**
   * @param name the name of the component, with which the names of its resources start
   * @param build writes the program, and may be async
   * @param options of the component: `provider`, `protect`, `aliases`, `transforms` and the like hold for its resources too
   */
  constructor(name: string, build: Builder<Result>, options: MeshOptions = {}) {
    // a symbol, since named inputs are sent to the engine
    super('cdk8s-mesh:index:Mesh', name, { [program]: build } as pulumi.Inputs, options);
    // said in the log by now; Pulumi would print what nobody handles again
    this.getData().catch(() => undefined);
  }

  /** Settles when everything has registered; rejects where the program is refused. */
  get ready(): Promise<void> {
    return this.getData().then(() => undefined);
  }

  /** @internal */
  protected override async initialize(
    args: pulumi.Inputs,
    options: MeshOptions,
    name: string,
  ): Promise<Outputs<Result>> {
    // the builder may wait for something that Pulumi does not see
    const done = pulumi.runtime.rpcKeepAlive();
    try {
      const source = await sourceOf((args as Readonly<Record<symbol, unknown>>)[program], name);
      const { examined, found } = await check(source, this);
      const resources = registerAll(examined, source, this, name, options);
      remember(this, { found, registered: [...resources].map(([written, one]) => [knownObject(written), one]) });
      const outputs = outputsOf(source.result, examined, resources);
      this.registerOutputs(outputs as pulumi.Inputs);
      return outputs as Outputs<Result>;
    } catch (error) {
      if (!(error instanceof RefusedError)) await pulumi.log.error(textOf(error), this);
      throw error;
    } finally {
      done();
    }
  }
}
