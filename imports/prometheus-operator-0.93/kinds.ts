// Generated from Prometheus Operator 0.93.0 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
export const kinds = {
  'monitoring.coreos.com/PrometheusRule': (): unknown => require('./schemas/monitoring.coreos.com_prometheusrule.json'),
};
