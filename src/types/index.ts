export type { Exact, HasSpread } from './exact';
export type { Fill, Refused } from './refused';
