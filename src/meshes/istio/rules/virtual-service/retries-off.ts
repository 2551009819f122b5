import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';

export const retriesOff: ManifestRule<VirtualService> = {
  code: 'MESH8117',
  name: 'retries-off',
  severity: 'error',
  summary: 'Settings of retries that are switched off.',
  what: 'retries has attempts {attempts}{with}',
  why: 'istiod refuses the VirtualService',
  fix: 'set attempts to 1 or more, or keep retries: {} alone, which switches retries off',
  upstream: ['webhook'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['retries'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }], retries: { attempts: 0, perTryTimeout: 2s } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }], retries: { attempts: 2, perTryTimeout: 2s } }]
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, rule] of (spec?.http ?? []).entries()) {
      const { attempts = 0, perTryTimeout, retryOn = '', retryRemoteLocalities } = rule.retries ?? {};
      const isSet = perTryTimeout !== undefined || retryOn !== '' || (retryRemoteLocalities ?? undefined) !== undefined;
      if (attempts > 0 || (attempts === 0 && !isSet)) continue;
      const more = isSet ? ', and says how to retry' : '';
      report({ at: ['spec', 'http', index, 'retries'], values: { attempts: String(attempts), with: more } });
    }
  },
};
