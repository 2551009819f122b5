/** An object as it is sent to the API server. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly [key: string]: unknown;
}

export function isManifest(value: unknown): value is Manifest {
  const object = value as Partial<Manifest> | null | undefined;
  return (
    typeof object?.apiVersion === 'string' && typeof object.kind === 'string' && object.metadata?.name !== undefined
  );
}

export const nameOf = ({ kind, metadata }: Manifest): string =>
  `${kind} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name}`;

export const isIstio = ({ apiVersion }: Manifest): boolean => /\.istio\.io\//.test(apiVersion);

/** Kinds of a CRD, whose spec no defaulting of the API server fills up. */
export const isCustom = ({ apiVersion }: Manifest): boolean =>
  /^[^/]+\.[^/]+\//.test(apiVersion) && !/\.k8s\.io\//.test(apiVersion);

/** An object of data that came from outside, and its members. */
export type Data = Readonly<Record<string, unknown>>;
export const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const dataAt = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, key) => (isData(inner) ? inner[key] : undefined), value);
