import type { RuleFamily } from '../../../../manifests/rule';
import { accessLogs } from './access-logs';
import { failoverMode } from './failover-mode';

export const proxyDefaults: RuleFamily = {
  name: 'proxy-defaults',
  hurts: 'consul-k8s or the server refuses the defaults of all proxies',
  rules: [accessLogs, failoverMode],
};
