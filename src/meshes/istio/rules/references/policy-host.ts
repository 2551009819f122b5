import { absence } from '../../../../manifests/absence';
import type { Path } from '../../../../manifests/path';
import type { ManifestRule } from '../../../../manifests/rule';
import { type AuthorizationPolicy, kinds } from '../../facts/kinds';
import { hostsNamed, namespaceOfHost } from '../../facts/registry';

const lists = ['hosts', 'notHosts'] as const;

/** The hosts of a policy's operations, ports and patterns apart: what is left are names that some Service has or has not. */
function* hostsOf({ spec }: AuthorizationPolicy): Generator<readonly [string, Path]> {
  for (const [index, { to = [] }] of (spec?.rules ?? []).entries()) {
    for (const [place, { operation }] of to.entries()) {
      for (const list of lists) {
        for (const [entry, host] of (operation?.[list] ?? []).entries()) {
          if (!host.includes('*')) {
            yield [host.replace(/:\d+$/, ''), ['spec', 'rules', index, 'to', place, 'operation', list, entry]];
          }
        }
      }
    }
  }
}

const policy = (host: string): string => `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80 }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop }
spec:
  rules: [{ to: [{ operation: { hosts: [${host}] } }] }]
`;

export const policyHost: ManifestRule<AuthorizationPolicy> = {
  code: 'MESH9024',
  name: 'policy-host',
  severity: 'warning',
  summary: 'A host of an AuthorizationPolicy that is a name of this cluster and no Service has.',
  what: "the policy is about host '{host}', which {missing}",
  why: 'no request has it in its Host header: an ALLOW lets nothing in by it, a DENY stops nothing',
  fix: 'correct the name of the Service or its namespace',
  upstream: ['KIA0104'],
  kinds: [kinds.authorizationPolicy],
  reads: ['/Service', kinds.serviceEntry],
  bad: policy('payment.shop.svc.cluster.local'),
  good: policy('payments.shop.svc.cluster.local'),
  check({ object }, set, report) {
    for (const [host, at] of hostsOf(object)) {
      // other names may be those of an ingress, or of callers outside
      const namespace = namespaceOfHost(host, set.settings.clusterDomain);
      if (namespace === undefined || hostsNamed(set, host).length > 0) continue;
      const { missing, ...weight } = absence(set.settings, namespace);
      report({ at, values: { host, missing }, ...weight });
    }
  },
};
