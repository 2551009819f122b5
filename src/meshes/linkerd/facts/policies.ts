import { groupBy } from '../../../common/group-by';
import { type Manifest, namespaceOf } from '../../../manifests/manifest';
import type { ManifestSet } from '../../../manifests/set';
import { type AuthorizationPolicy, kinds, type ServerAuthorization } from './kinds';

const byTarget = (set: ManifestSet) =>
  groupBy(set.of<AuthorizationPolicy>(kinds.authorizationPolicy), ({ object }) => {
    const { kind, name } = object.spec!.targetRef;
    return `${namespaceOf(object)} ${kind} ${name}`;
  });

/** The AuthorizationPolicies of an object, in its namespace. */
export const policiesOf = (
  set: ManifestSet,
  namespace: string,
  kind: string,
  name: string,
): readonly Manifest<AuthorizationPolicy>[] => set.derive(byTarget).get(`${namespace} ${kind} ${name}`) ?? [];

const olderByNamespace = (set: ManifestSet) =>
  groupBy(set.of<ServerAuthorization>(kinds.serverAuthorization), ({ object }) => namespaceOf(object));

/** ServerAuthorizations that are for a Server: by its name, or by labels, of which any may be meant. */
export const olderPoliciesOf = (
  set: ManifestSet,
  namespace: string,
  server: string,
): readonly Manifest<ServerAuthorization>[] =>
  (set.derive(olderByNamespace).get(namespace) ?? []).filter(({ object }) => {
    const { name } = object.spec!.server;
    return name === undefined || name === server;
  });
