import type { Json } from './json';
import { KnownTexts } from './known-texts';

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

export const groupKindOf = ({ apiVersion, kind }: KubernetesObject): GroupKind => kindsOf.of(apiVersion).of(kind);

/** The names of few kinds are asked for again and again. */
const kindsOf = new KnownTexts((apiVersion) => {
  const slash = apiVersion.indexOf('/');
  const group = slash === -1 ? '' : apiVersion.slice(0, slash);
  return new KnownTexts((kind): GroupKind => `${group}/${kind}`, 64);
}, 64);

/** The namespace that the API server would put it in. */
export const namespaceOf = ({ metadata }: KubernetesObject): string => metadata.namespace ?? 'default';
