import type { Deployment } from '@pulumi/pulumi/automation';
import type { Data } from '../cluster/manifest';
import type { Need } from './journal';

/** A resource as the state of a stack keeps it. */
export interface Kept {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly parent?: string;
  readonly dependencies?: readonly string[];
  readonly inputs?: Data;
}

/** What a stack keeps, but for what is of the engine itself. */
export function resourcesOf({ deployment }: Deployment): readonly Kept[] {
  const { resources = [] } = deployment as { readonly resources?: readonly Kept[] };
  return resources.filter(({ type }) => !type.startsWith('pulumi:'));
}

/** Which resource needs which, as the engine has recorded it. */
export const needsOf = (resources: readonly Kept[]): readonly Need[] =>
  resources.flatMap(({ urn, dependencies = [] }) => dependencies.map((needed) => [urn, needed] as const));
