/**
 * A rule of `x-kubernetes-validations`, compiled: whether the value keeps it. Throws where CEL has an error, which refuses the value too. A
 * field that is not there is read as the default of its schema, so that the value may be asked about before or after defaults are applied.
 */
export type CelTest = (self: unknown, oldSelf: unknown) => boolean;

export interface CelRule {
  readonly test: CelTest;
  /** Where the message is an expression of its own. */
  readonly message?: (self: unknown, oldSelf: unknown) => string;
  /** Asked only when there is a former value. */
  readonly transition?: true;
}

/**
 * The rules of a schema by the place of their node, such as `spec.http[].retries` (`[]` for items, `{}` for values of a map, '' for the root),
 * each list in the order of the node's `x-kubernetes-validations`.
 */
export type CelRules = Readonly<Record<string, readonly CelRule[]>>;

/** By `<group>/<Kind>/<version>`, of versions that have a schema of their own. */
export type CelTable = Readonly<Record<string, CelRules>>;
