import type * as pulumi from '@pulumi/pulumi';
import type { Diagnostic } from '../diagnostics';
import type { KubernetesObject } from '../manifests/manifest';

/** What came of a component, for tests. */
export interface Record {
  readonly found: readonly Diagnostic[];
  /** Each object as far as it is known, and what it registered as. */
  readonly registered: readonly (readonly [KubernetesObject, pulumi.CustomResource])[];
}

const records = new WeakMap<pulumi.ComponentResource, Record>();

export const remember = (component: pulumi.ComponentResource, record: Record): unknown =>
  records.set(component, record);

/** Of a component that has registered. */
export const recordOf = (component: pulumi.ComponentResource): Record => records.get(component)!;
