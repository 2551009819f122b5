import type { Suite } from '../harness/suite';
import { admission } from './admission';
import { agreement } from './agreement';
import { ambient } from './ambient';
import { consul } from './consul';
import { drift } from './drift';
import { linkerd } from './linkerd';
import { policy } from './policy';
import { pulumi } from './pulumi';
import { reading } from './reading';
import { rollout } from './rollout';
import { traffic } from './traffic';

/** Every suite, a line each, in the order in which they run. */
export const suites: readonly Suite[] = [
  admission,
  drift,
  linkerd,
  consul,
  traffic,
  rollout,
  policy,
  ambient,
  reading,
  agreement,
  pulumi,
];
