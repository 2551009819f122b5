import type { RuleFamily } from '../../../../manifests/rule';
import { defaultSubset } from './default-subset';
import { failover } from './failover';
import { filter } from './filter';
import { loadBalancer } from './load-balancer';
import { negativeTimeout } from './negative-timeout';
import { redirect } from './redirect';
import { subsetName } from './subset-name';

export const resolver: RuleFamily = {
  name: 'resolver',
  hurts: 'the server refuses the resolver, so that its subsets and its failover are not there',
  rules: [redirect, failover, subsetName, filter, defaultSubset, loadBalancer, negativeTimeout],
};
