import type { SchemaSource } from '../../manifests/schema/schema';

/** Kinds that Istio has given up, by API version, and whether they lived in namespaces; nothing is left of their schemas. */
const retired: Readonly<Record<string, Readonly<Record<string, boolean>>>> = {
  'install.istio.io/v1alpha1': { IstioOperator: true },
  'rbac.istio.io/v1alpha1': { ClusterRbacConfig: false, RbacConfig: true, ServiceRole: true, ServiceRoleBinding: true },
  'authentication.istio.io/v1alpha1': { MeshPolicy: false, Policy: true },
};

const anything = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } as const;

/** Any content of a retired kind is sound, so that the rules which say that it is gone are asked. */
export const retiredKinds: SchemaSource = (apiVersion, kind) => {
  const namespaced = retired[apiVersion]?.[kind];
  return namespaced === undefined
    ? undefined
    : { apiVersion, kind, namespaced, deprecated: true, schema: anything, cel: {} };
};
