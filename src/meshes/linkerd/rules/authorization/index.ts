import type { RuleFamily } from '../../../../manifests/rule';
import { everybody } from './everybody';
import { nobody } from './nobody';
import { probeRoute } from './probe-route';
import { secondLimit } from './second-limit';
import { serversOverlap } from './servers-overlap';

export const authorization: RuleFamily = {
  name: 'authorization',
  hurts: 'a caller gets in who should not, or nobody does, probes included',
  rules: [serversOverlap, probeRoute, everybody, secondLimit, nobody],
};
