export type { Exact, HasSpread } from './exact';
export type { Input, InputKinds } from './input';
export type { Fill, Refused } from './refused';
