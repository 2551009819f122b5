/** What a value that may be known later is at the moment. */
export interface LateValue {
  readonly known: { readonly value: unknown } | undefined;
  /** Whether its text must not be printed. */
  readonly secret: boolean;
}

/** Who carries the program out, where that is not cdk8s: it knows values that constructs are given before they have one. */
export interface Host {
  /** Undefined for plain values. */
  late(value: unknown): LateValue | undefined;
}

/** A program of cdk8s has plain values only. */
export const noHost: Host = { late: () => undefined };
