import type { RuleFamily } from '../../../../manifests/rule';
import { annotationOnly } from './annotation-only';
import { modeWord } from './mode-word';
import { outsideAddress } from './outside-address';
import { protocol } from './protocol';
import { rateLimits } from './rate-limits';
import { upstreamName } from './upstream-name';
import { upstreamNumber } from './upstream-number';

export const serviceDefaults: RuleFamily = {
  name: 'service-defaults',
  hurts: 'consul-k8s or the server refuses the settings of a service, so that it has the defaults',
  rules: [protocol, modeWord, annotationOnly, outsideAddress, upstreamName, upstreamNumber, rateLimits],
};
