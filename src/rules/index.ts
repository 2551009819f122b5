import { breakerNeverEjects } from './breaker-never-ejects';
import { canaryWithoutEnd } from './canary-without-end';
import type { Rule } from './rule';

/** Every rule over the model; a new rule is a file and a line here. */
export const rules: readonly Rule[] = [breakerNeverEjects, canaryWithoutEnd];
