import { type Manifest, namespaceOf } from '../../../manifests/manifest';
import type { Path } from '../../../manifests/path';
import type { ManifestSet } from '../../../manifests/set';
import { type ApiGateway, type ApiRoute, apiKinds, group, type Listener, type ParentRef } from './gateway-api';

/** A Gateway that a route names, and whether it is in the set. */
export interface Parent {
  readonly ref: ParentRef;
  readonly namespace: string;
  readonly gateway: Manifest<ApiGateway> | undefined;
  readonly at: Path;
}

/** The Gateways among the parents of a route; a Service as a parent is for calls within the mesh. */
export function* parentsOf(set: ManifestSet, { object }: Manifest<ApiRoute>): Generator<Parent> {
  for (const [index, ref] of (object.spec?.parentRefs ?? []).entries()) {
    if ((ref.kind ?? 'Gateway') !== 'Gateway' || (ref.group ?? group) !== group) continue;
    const namespace = ref.namespace ?? namespaceOf(object);
    const gateway = set.find<ApiGateway>(apiKinds.gateway, namespace, ref.name);
    yield { ref, namespace, gateway, at: ['spec', 'parentRefs', index] };
  }
}

/** The listeners that a reference means: of its section and port, all where it says neither. */
export const listenersFor = ({ ref, gateway }: Parent): readonly Listener[] =>
  (gateway?.object.spec?.listeners ?? []).filter(
    ({ name, port }) => (ref.sectionName ?? name) === name && (ref.port ?? port) === port,
  );
