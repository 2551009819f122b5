/** An expression of CEL as it is written: macros are still calls. */
export type Expr =
  | { readonly kind: 'Literal'; readonly value: LiteralValue }
  | { readonly kind: 'Name'; readonly name: string }
  | { readonly kind: 'Select'; readonly of: Expr; readonly field: string; readonly optional: boolean }
  | { readonly kind: 'Index'; readonly of: Expr; readonly index: Expr; readonly optional: boolean }
  | { readonly kind: 'Call'; readonly name: string; readonly of: Expr | undefined; readonly args: readonly Expr[] }
  | { readonly kind: 'List'; readonly items: readonly { readonly value: Expr; readonly optional: boolean }[] }
  | { readonly kind: 'Map'; readonly entries: readonly Entry<Expr>[] }
  | { readonly kind: 'Message'; readonly name: string; readonly entries: readonly Entry<string>[] }
  | { readonly kind: 'Unary'; readonly operator: '!' | '-'; readonly of: Expr }
  | { readonly kind: 'Binary'; readonly operator: BinaryOperator; readonly left: Expr; readonly right: Expr }
  | { readonly kind: 'Conditional'; readonly test: Expr; readonly then: Expr; readonly otherwise: Expr };

export interface Entry<Key> {
  readonly key: Key;
  readonly value: Expr;
  readonly optional: boolean;
}

export type LiteralValue =
  | { readonly type: 'null' }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'int' | 'uint'; readonly value: bigint }
  | { readonly type: 'double'; readonly value: number }
  | { readonly type: 'string' | 'bytes'; readonly value: string };

/** From the loosest to the tightest. */
export const binaryOperators = [
  ['||'],
  ['&&'],
  ['<', '<=', '>=', '>', '==', '!=', 'in'],
  ['+', '-'],
  ['*', '/', '%'],
] as const;

export type BinaryOperator = (typeof binaryOperators)[number][number];
