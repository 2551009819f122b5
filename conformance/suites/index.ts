import type { Suite } from '../harness/suite';
import { admission } from './admission';
import { drift } from './drift';
import { traffic } from './traffic';

/** Every suite, a line each, in the order in which they run. */
export const suites: readonly Suite[] = [admission, drift, traffic];
