import type { RuleFamily } from '../../../../manifests/rule';
import { destinationTwice } from './destination-twice';
import { enterpriseField } from './enterprise-field';
import { fixedName } from './fixed-name';
import { nameAcrossNamespaces } from './name-across-namespaces';

export const names: RuleFamily = {
  name: 'names',
  hurts: 'two objects would be one config entry, or one is where only Enterprise has a place for it',
  rules: [nameAcrossNamespaces, fixedName, enterpriseField, destinationTwice],
};
