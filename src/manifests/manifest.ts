import type { Json } from './json';

/** Where a manifest was written. A place in its text is looked for only when somebody wants to see it. */
export type Origin =
  | { readonly kind: 'File'; readonly file: string; readonly document: number; readonly item?: number }
  | { readonly kind: 'Construct'; readonly path: string };

/** An object as the API server would decode it. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name?: string;
    readonly generateName?: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
}

/** An object under check, and where it comes from. */
export interface Manifest<T extends KubernetesObject = KubernetesObject> {
  readonly object: T;
  readonly origin: Origin;
}

/** A value that claims to be an object of Kubernetes; nothing but `apiVersion`, `kind` and `metadata` is sure. */
export interface Candidate {
  readonly value: Json;
  readonly origin: Origin;
}

/** `networking.istio.io/VirtualService`, whatever the version; `/Service` for the core group. */
export type GroupKind = `${string}/${string}`;

export function groupKindOf({ apiVersion, kind }: KubernetesObject): GroupKind {
  const slash = apiVersion.indexOf('/');
  return `${slash === -1 ? '' : apiVersion.slice(0, slash)}/${kind}`;
}

/** The namespace that the API server would put it in. */
export const namespaceOf = ({ metadata }: KubernetesObject): string => metadata.namespace ?? 'default';
