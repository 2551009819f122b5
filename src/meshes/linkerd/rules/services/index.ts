import type { RuleFamily } from '../../../../manifests/rule';
import { breaker } from './breaker';
import { breakerElsewhere } from './breaker-elsewhere';
import { inboundPolicy } from './inbound-policy';
import { opaqueProtocol } from './opaque-protocol';
import { serviceAnnotation } from './service-annotation';
import { templateAnnotation } from './template-annotation';
import { unknownAnnotation } from './unknown-annotation';

export const services: RuleFamily = {
  name: 'services',
  hurts: 'an annotation or a protocol that no webhook looks at is not what it seems, so what it asks for is not there',
  rules: [
    serviceAnnotation,
    breaker,
    breakerElsewhere,
    opaqueProtocol,
    unknownAnnotation,
    inboundPolicy,
    templateAnnotation,
  ],
};
