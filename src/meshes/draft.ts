/**
 * When an object must be there: what is referred to comes first, allow rules before the deny. A deny in dry-run comes before them: on the
 * way back from its stage it would stand alone for a while. The order in a file, and the sync wave where Argo CD is asked to keep it.
 */
export const phases = {
  namespace: -5,
  mtls: -4,
  reference: -3,
  workload: -2,
  traffic: -1,
  lift: 0,
  allow: 1,
  deny: 2,
  isolate: 3,
} as const;

export type Phase = keyof typeof phases;

export interface DraftMetadata {
  readonly name: string;
  /** Absent for cluster-scoped kinds. */
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** An object before it is one: plain data, and which construct it belongs to. */
export interface Draft {
  /** Path of the construct below which the object is made. */
  readonly owner: string;
  readonly phase: Phase;
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: DraftMetadata;
  /** Everything beside apiVersion, kind and metadata. */
  readonly body: Readonly<Record<string, unknown>>;
}
