import type { RuleFamily } from '../../../../manifests/rule';
import { action } from './action';
import { description } from './description';
import { permission } from './permission';
import { sources } from './sources';
import { wildcard } from './wildcard';

export const intentions: RuleFamily = {
  name: 'intentions',
  hurts: 'the server refuses the intentions, so that a caller stays out or stays in',
  rules: [sources, action, permission, wildcard, description],
};
