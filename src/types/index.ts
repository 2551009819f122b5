export type { Exact } from './exact';
export type { Fill, Refused } from './refused';
