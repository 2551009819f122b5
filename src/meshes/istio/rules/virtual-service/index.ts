import type { RuleFamily } from '../../../../manifests/rule';
import { retryConditions } from './retry-conditions';

export const virtualService: RuleFamily = {
  name: 'virtual-service',
  hurts: 'istiod refuses the VirtualService, or proxies refuse what becomes of it',
  rules: [retryConditions],
};
