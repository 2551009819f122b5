import * as pulumi from '@pulumi/pulumi';
import type { App, Chart } from 'cdk8s';
import { type Checked, check } from './check';
import { held, neverWhole } from './held';
import type { MeshOptions } from './options';
import { type Outputs, outputsOf } from './outputs';
import { remember } from './record';
import { registerAll } from './registration';
import { type Builder, sourceOf, treeOf } from './source';

const data = Symbol('data');

/**
 * A program of mesh constructs as a component of a Pulumi program.
 *
 * The builder uses the constructs of `cdk8s-mesh` as in a program of cdk8s, with the same props, refusals and names of objects. Once it is
 * done everything is checked; only then the objects register, each as a resource of `@pulumi/kubernetes` with what must be there before it.
 * What is refused registers nothing but the component, and fails the program: nothing that stands is deleted. Previews make the same checks.
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
   * @throws RefusedError where the program is refused, and neither its builder nor a value that it was given is to be waited for; else `ready` rejects
   */
  constructor(name: string, build: Builder<Result>, options: MeshOptions = {}) {
    let settle: (outputs: Outputs<Result> | Promise<Outputs<Result>>) => void = () => undefined;
    const outputs = new Promise<Outputs<Result>>((resolve) => {
      settle = resolve;
    });
    // by a symbol, since named inputs are sent to the engine
    super('cdk8s-mesh:index:Mesh', name, { [data]: outputs } as pulumi.Inputs, options);
    const register = ({ source, examined, found }: Checked): Outputs<Result> => {
      const resources = registerAll(examined, source, this, name, options);
      remember(this, { found, registered: resources });
      const own = outputsOf(source.result, examined, resources);
      this.registerOutputs(own as pulumi.Inputs);
      return own as Outputs<Result>;
    };
    const self = { resource: this, name };
    try {
      const source = sourceOf(build, name);
      const checked = source instanceof Promise ? source.then((one) => check(one, self)) : check(source, self);
      settle(checked instanceof Promise ? held(checked.then(register), this) : register(checked));
    } catch (error) {
      neverWhole(error);
      throw error;
    }
  }

  /** Settles when everything has registered; rejects where the program is refused. */
  get ready(): Promise<void> {
    return this.getData().then(() => undefined);
  }

  /** @internal */
  protected override initialize(args: pulumi.Inputs): Promise<Outputs<Result>> {
    return (args as unknown as { readonly [data]: Promise<Outputs<Result>> })[data];
  }
}
