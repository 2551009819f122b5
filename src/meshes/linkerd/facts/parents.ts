import { groupBy } from '../../../common/group-by';
import { groupKindOf, type Manifest, namespaceOf } from '../../../manifests/manifest';
import type { Path } from '../../../manifests/path';
import type { ManifestSet } from '../../../manifests/set';
import {
  type ConnectionRoute,
  type GrpcRoute,
  gatewayGroup,
  type HttpRoute,
  kinds,
  policyGroup,
  routeKinds,
} from './kinds';

export type RequestRoute = HttpRoute | GrpcRoute;
export type Route = RequestRoute | ConnectionRoute;

/** What a route is for: calls to a Service, calls out of the cluster, or what a Server lets in. */
export interface Parent {
  readonly kind: 'Service' | 'EgressNetwork' | 'Server';
  readonly namespace: string;
  readonly name: string;
  /** All ports of a Service where there is none. */
  readonly port: number | undefined;
  readonly at: Path;
}

const isCore = (group: string): boolean => group === '' || group === 'core';

function kindOfParent(group: string, kind: string): Parent['kind'] | undefined {
  if (kind === 'Service') return isCore(group) ? kind : undefined;
  return group === policyGroup && (kind === 'EgressNetwork' || kind === 'Server') ? kind : undefined;
}

/** The parents of a route that Linkerd knows; Gateways are for others. */
export function parentsOf(route: Route): readonly Parent[] {
  const byDefault = groupKindOf(route) === kinds.linkerdHttpRoute ? policyGroup : gatewayGroup;
  return (route.spec?.parentRefs ?? []).flatMap((ref, index): readonly Parent[] => {
    const kind = kindOfParent(ref.group ?? byDefault, ref.kind ?? 'Gateway');
    if (kind === undefined) return [];
    const namespace = ref.namespace ?? namespaceOf(route);
    return [{ kind, namespace, name: ref.name, port: ref.port, at: ['spec', 'parentRefs', index] }];
  });
}

/** Whether it is about calls that a proxy sends; its annotations are read then. */
export const isOutbound = (route: Route): boolean => parentsOf(route).some(({ kind }) => kind !== 'Server');

/** A route, and one of its parents. */
export interface Attached {
  readonly route: Manifest<Route>;
  readonly parent: Parent;
}

export const parentKey = ({ kind, namespace, name }: Pick<Parent, 'kind' | 'namespace' | 'name'>): string =>
  `${kind} ${namespace}/${name}`;

const attachedByParent = (set: ManifestSet): ReadonlyMap<string, readonly Attached[]> =>
  groupBy(
    routeKinds
      .flatMap((kind) => set.of<Route>(kind))
      .flatMap((route) => parentsOf(route.object).map((parent) => ({ route, parent }))),
    ({ parent }) => parentKey(parent),
  );

/** The routes of a Service, an EgressNetwork or a Server. */
export const attachedTo = (
  set: ManifestSet,
  parent: Pick<Parent, 'kind' | 'namespace' | 'name'>,
): readonly Attached[] => set.derive(attachedByParent).get(parentKey(parent)) ?? [];
