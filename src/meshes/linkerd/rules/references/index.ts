import type { RuleFamily } from '../../../../manifests/rule';
import { authentication } from './authentication';
import { backend } from './backend';
import { parent } from './parent';
import { policyTarget } from './policy-target';

export const references: RuleFamily = {
  name: 'references',
  hurts: 'an object names what there is not: it is admitted, and does nothing',
  rules: [parent, backend, policyTarget, authentication],
};
