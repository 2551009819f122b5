import type { Diagnostic } from '../diagnostics';
import type { Checks } from '../manifests/check';
import type { Settings } from '../manifests/settings';
import type { CanaryModel } from '../model/canary-release';
import type { Features } from '../model/feature';
import type { Graph } from '../model/program';
import type { ServiceModel } from '../model/resilient-service';
import type { MeshFacts, NamespaceModel } from '../model/zero-trust-namespace';
import type { Rule } from '../rules/rule';
import type { Draft } from './draft';
import type { Guard } from './guard';

/** A renderer turns one model into the objects that say it, and reads nothing but the graph. */
export type Renderer<Model> = (model: Model, graph: Graph) => readonly Draft[];

/** One renderer a concept. */
export interface Renderers {
  readonly 'zero-trust-namespace': Renderer<NamespaceModel>;
  readonly 'resilient-service': Renderer<ServiceModel>;
  readonly 'canary-release': Renderer<CanaryModel>;
}

/** What acts at injection, and is therefore written on pod templates. */
export interface Injection {
  /** Asks for the proxy where the namespace does not. */
  readonly podLabels: Readonly<Record<string, string>>;
  readonly podAnnotations: Readonly<Record<string, string>>;
  /** Whether a Namespace of ours asks for it, so that its pods need not. */
  readonly byNamespace: boolean;
  /** What on the pods keeps the proxy away. */
  readonly optOut: { readonly as: 'label' | 'annotation'; readonly name: string; readonly values: readonly string[] };
  /** Ports of a pod that are the proxy's own. */
  readonly reservedPorts: readonly number[];
  /**
   * The pod annotation that turns the rewriting of kubelet probes off, and those beside which that does no harm, since they take
   * ports out of the proxy; undefined where the mesh rewrites none.
   */
  readonly probeOptOut:
    | { readonly annotation: string; readonly value: string; readonly unless: readonly string[] }
    | undefined;
}

/**
 * A mesh as a value. Its type carries its features: what it lacks is refused by the compiler, and a value typed wider than
 * one mesh carries what all of them have.
 */
export interface Mesh<F extends Features = Features> {
  readonly kind: 'Mesh';
  readonly facts: MeshFacts;
  readonly features: F;
  readonly injection: Injection;
  readonly renderers: Renderers;
  /** The name by which policies of this mesh know the callers that a service's pods are. */
  readonly principal: (service: ServiceModel) => string;
  /** What everything that is written is held against, and what the mesh around it is like. */
  readonly checks: Checks & { readonly settings: Omit<Settings, 'complete'> };
  /** Rules over the model for what this mesh alone cannot take; they see the namespaces that are in it. */
  readonly rules: readonly Rule[];
  /** Rules over objects that are patched or added by hand. */
  readonly guards: readonly Guard[];
  /** What is wrong with the options of the mesh itself; reported where it is used. */
  readonly refusals: readonly Diagnostic[];
}
