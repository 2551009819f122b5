import * as pulumi from '@pulumi/pulumi';
import type { IConstruct } from 'constructs';
import type { CanaryRelease } from '../../constructs/canary-release/canary-release';
import type { ResilientService } from '../../constructs/resilient-service/resilient-service';
import type { ZeroTrustNamespace } from '../../constructs/zero-trust-namespace/zero-trust-namespace';
import { phases } from '../meshes/draft';
import { canaryVersion } from '../model/version';
import type { Examined } from '../synth/validate';
import type { Written } from '../synth/written';

/** What others need to know of a service. */
export interface ServiceOutputs {
  readonly name: string;
  readonly namespace: string;
  /** The name that callers dial, such as `payments.shop.svc.cluster.local`. */
  readonly host: string;
  /** The port that callers dial. */
  readonly port: number;
  /** The ServiceAccount that its pods run as. */
  readonly serviceAccount: string;
  /** How policies of the mesh name it as a caller: on Istio `cluster.local/ns/shop/sa/payments`. */
  readonly principal: string;
  /** Names of the policies that say who may call it. */
  readonly policies: readonly string[];
}

/** What others need to know of a namespace. */
export interface NamespaceOutputs {
  readonly name: string;
  /** Names of the policies for all of the namespace, such as the deny of what nothing allows. */
  readonly policies: readonly string[];
}

/** What others need to know of a canary. */
export interface CanaryOutputs {
  readonly name: string;
  /** The host of the canary alone; that of the service where versions are subsets of it. */
  readonly host: string;
}

/** Of a construct that the builder returns, what others can use: nothing of other kinds; anything else as it is. */
export type OutputsOf<T> =
  T extends ResilientService<infer _, infer __>
    ? ServiceOutputs
    : T extends ZeroTrustNamespace<infer _, infer __>
      ? NamespaceOutputs
      : T extends CanaryRelease<infer _>
        ? CanaryOutputs
        : T extends IConstruct
          ? undefined
          : T;

/** The outputs of a component: those of the construct that its builder returns, or of several under their names. */
export type Outputs<Result> = Result extends IConstruct
  ? OutputsOf<Result>
  : Result extends object
    ? { readonly [Key in keyof Result]: OutputsOf<Result[Key]> }
    : Record<never, never>;

const isPolicy = ({ source }: Written): boolean => 'phase' in source && phases[source.phase] >= phases.lift;

const policiesOf = (own: readonly Written[]): readonly string[] =>
  [...new Set(own.filter(isPolicy).map(({ object }) => String(object.metadata.name)))].sort();

/** What is known of a construct; undefined for those of other kinds. */
function factsOf(path: string, { graph, meshes }: Examined, own: readonly Written[]): object | undefined {
  const service = graph.service(path);
  if (service !== undefined) {
    const { name, namespace, host, port, identity, namespacePath } = service;
    const { serviceAccount } = identity;
    const principal = meshes.get(namespacePath)!.principal(service);
    return { name, namespace, host, port: port.servicePort, serviceAccount, principal, policies: policiesOf(own) };
  }
  const namespace = graph.namespace(path);
  if (namespace !== undefined) return { name: namespace.name, policies: policiesOf(own) };
  const canary = graph.canaries.find((one) => one.path === path);
  if (canary === undefined) return undefined;
  return { name: canary.name, host: canaryVersion(graph.service(canary.service)!, canary).host };
}

const pathOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'node' in value ? (value as IConstruct).node.path : undefined;

/** What a builder returned, as outputs that are there when the objects behind them are. */
export function outputsOf(
  result: unknown,
  examined: Examined,
  resources: ReadonlyMap<Written, pulumi.Resource>,
): unknown {
  const after = (own: readonly Written[], facts: object): unknown =>
    // a URN is known in previews too, and brings the dependency along
    pulumi.all(own.flatMap((one) => resources.get(one)?.urn ?? [])).apply(() => facts);
  const output = (value: unknown): unknown => {
    const path = pathOf(value);
    if (path === undefined) return value;
    const own = examined.written.filter((one) => one.path === path);
    const facts = factsOf(path, examined, own);
    return facts === undefined ? undefined : after(own, facts);
  };
  if (typeof result !== 'object' || result === null) return {};
  if (pathOf(result) !== undefined) return output(result) ?? {};
  return Object.fromEntries(Object.entries(result).map(([key, value]) => [key, output(value)]));
}
