import type { RuleFamily } from '../../../../manifests/rule';
import { routeHost } from './route-host';

export const references: RuleFamily = {
  name: 'references',
  hurts: 'a name leads nowhere: requests get 503 or 404, or a setting has no effect',
  rules: [routeHost],
};
