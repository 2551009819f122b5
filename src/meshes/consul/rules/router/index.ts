import type { RuleFamily } from '../../../../manifests/rule';
import { comparison } from './comparison';
import { method } from './method';
import { path } from './path';
import { prefixRewrite } from './prefix-rewrite';
import { retryCondition } from './retry-condition';

export const router: RuleFamily = {
  name: 'router',
  hurts: 'the server refuses the router, and requests go on as before',
  rules: [path, comparison, prefixRewrite, method, retryCondition],
};
