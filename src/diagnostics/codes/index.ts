import type { Explanation } from '../diagnostic';
import { canaryCodes } from './canary';
import { readingCodes } from './reading';
import { shapeCodes } from './shape';
import { structureCodes } from './structure';
import { trafficCodes } from './traffic';
import { workloadCodes } from './workload';
import { zeroTrustCodes } from './zero-trust';

/** Every refusal that is not a rule over the model; a rule keeps its words in its own file. Codes are never reused. */
export const codes = {
  ...shapeCodes,
  ...trafficCodes,
  ...zeroTrustCodes,
  ...canaryCodes,
  ...workloadCodes,
  ...readingCodes,
  ...structureCodes,
} as const satisfies Readonly<Record<string, Explanation>>;

export type Code = keyof typeof codes;
