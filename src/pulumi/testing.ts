import type * as pulumi from '@pulumi/pulumi';
import type { Diagnostic } from '../diagnostics';
import type { KubernetesObject } from '../manifests/manifest';
import type { Mesh } from './mesh';
import { recordOf } from './record';
import { RefusedError } from './refused-error';
import { knownObject } from './resource';

/** For `pulumi.runtime.setMocks`: every resource is there as it was registered. */
export const mocks: pulumi.runtime.Mocks = {
  newResource: ({ name, inputs }) => ({ id: name, state: inputs }),
  call: ({ inputs }) => inputs,
};

/**
 * The objects of a component in a test under `pulumi.runtime.setMocks`, as they registered; rejects where the program is refused. A value that
 * the preview does not know is left out.
 */
export async function objectsOf(mesh: Mesh): Promise<readonly KubernetesObject[]> {
  await mesh.ready;
  const { registered } = recordOf(mesh);
  // each has registered once its URN is known
  const urns = [...registered.values()].map(({ urn }) => new Promise<void>((resolve) => urn.apply(() => resolve())));
  await Promise.all(urns);
  return [...registered.keys()].map(knownObject);
}

/** What was found in the program of a component, be it refused or not: `await findingsOf(() => new Mesh(…))`. */
export async function findingsOf(make: () => Mesh): Promise<readonly Diagnostic[]> {
  try {
    const mesh = make();
    await mesh.ready;
    return recordOf(mesh).found;
  } catch (error) {
    if (error instanceof RefusedError) return error.diagnostics;
    throw error;
  }
}
