/** An error in the sense of CEL: the expression has no value. The API server refuses the object then. */
export class CelError extends Error {}

/** Hands back an error of CEL, which logic may absorb; any other one is a fault of the program and goes on. */
export function celErrorOf(error: unknown): CelError {
  if (error instanceof CelError) return error;
  throw error;
}
