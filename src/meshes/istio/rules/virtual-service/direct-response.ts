import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { isAnswer } from '../../facts/scalars/status';

const large = 100 * 1024;
const largest = 1024 * 1024;

export const directResponse: ManifestRule<VirtualService> = {
  code: 'MESH8125',
  name: 'direct-response',
  severity: 'error',
  summary: 'A direct response that cannot be given.',
  what: 'the direct response {problem}',
  why: 'istiod refuses it, or pushes it to every proxy with each change',
  fix: 'use a status from 200 to 599 and a short body; serve large ones from a workload',
  upstream: ['webhook', 'IST0133'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['directResponse'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ directResponse: { status: 99 } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ directResponse: { status: 503 } }]
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, rule] of (spec?.http ?? []).entries()) {
      const { directResponse } = rule;
      if (directResponse === undefined) continue;
      const at = ['spec', 'http', index, 'directResponse'];
      const { status, body } = directResponse;
      if (!isAnswer(status)) report({ at: [...at, 'status'], values: { problem: `has status ${status}` } });
      const size = Math.floor(
        body?.string === undefined ? Buffer.byteLength(body?.bytes ?? '', 'base64') : Buffer.byteLength(body.string),
      );
      if (size <= large) continue;
      const severity = size > largest ? 'error' : 'warning';
      report({ at: [...at, 'body'], severity, values: { problem: `has a body of ${Math.floor(size / 1024)} KiB` } });
    }
  },
};
