/** Why a rule cannot be compiled. */
export class CelProblem extends Error {}
