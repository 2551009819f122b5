import { workloadKinds } from '../../../../manifests/cluster/workloads';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { type AuthorizationPolicy, kinds } from '../../facts/kinds';
import { httpConditions } from '../../facts/layer-seven';
import { actionOf, isTargeted, type Policy, podsOfPolicy, selectsEverything } from '../../facts/policies';
import { isHttpProtocol, isProtocol } from '../../facts/scalars/protocol';
import { containerPort, servicesOf, targetOf } from '../../facts/services';

type Rule = NonNullable<NonNullable<AuthorizationPolicy['spec']>['rules']>[number];

/** Fields of which a connection has nothing; addresses and identities it has. */
const ofRequests =
  /^(hosts|notHosts|methods|notMethods|paths|notPaths|requestPrincipals|notRequestPrincipals|request\..*)$/;

/** The container ports of a policy's workloads and whether proxies see requests on them, as Services say. */
function protocolsOf(policy: Policy, set: ManifestSet): ReadonlyMap<number, boolean> {
  const protocols = new Map<number, boolean>();
  for (const pods of podsOfPolicy(policy, set)) {
    for (const service of servicesOf(set, pods)) {
      for (const port of service.object.spec?.ports ?? []) {
        const target = targetOf(port);
        const number = containerPort(pods, target) ?? (typeof target === 'number' ? target : undefined);
        const protocol = port.appProtocol ?? port.name?.split('-')[0] ?? '';
        if (number === undefined) continue;
        // what says no protocol may be HTTP
        protocols.set(number, (protocols.get(number) ?? false) || !isProtocol(protocol) || isHttpProtocol(protocol));
      }
    }
  }
  return protocols;
}

/** The ports that a rule is for: those that it names, else all that are known. */
function portsOf({ to = [] }: Rule, known: Iterable<number>): readonly number[] {
  const named = to.map(({ operation }) => operation?.ports ?? []);
  return named.length === 0 || named.some((ports) => ports.length === 0) ? [...known] : named.flat().map(Number);
}

export const httpFieldsOnTcp: ManifestRule<AuthorizationPolicy> = {
  code: 'MESH9316',
  name: 'http-fields-on-tcp',
  severity: 'error',
  summary: 'A rule on requests for ports where proxies see only connections.',
  what: 'the {action} rule looks at {field}, and port {ports} is not HTTP',
  why: 'on such a port {effect}',
  fix: 'name an HTTP port, give the port its protocol in appProtocol, or decide by principals and ports alone',
  upstream: [],
  kinds: [kinds.authorizationPolicy],
  reads: ['/Service', ...workloadKinds],
  bad: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, namespace: shop }
spec:
  serviceName: db
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec: { containers: [{ name: db, image: mysql:8, ports: [{ containerPort: 3306 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: db, namespace: shop }
spec: { selector: { app: db }, ports: [{ name: tcp-db, port: 3306 }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: db, namespace: shop }
spec:
  selector: { matchLabels: { app: db } }
  rules: [{ to: [{ operation: { methods: [GET], ports: ["3306"] } }] }]
`,
  good: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, namespace: shop }
spec:
  serviceName: db
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec: { containers: [{ name: db, image: mysql:8, ports: [{ containerPort: 3306 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: db, namespace: shop }
spec: { selector: { app: db }, ports: [{ name: tcp-db, port: 3306 }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: db, namespace: shop }
spec:
  selector: { matchLabels: { app: db } }
  rules: [{ to: [{ operation: { ports: ["3306"] } }] }]
`,
  check(policy, set, report) {
    const { spec } = policy.object;
    const conditions = [...httpConditions(policy.object)].filter(({ field }) => ofRequests.test(field));
    // a policy for a whole namespace is for the ports that have requests
    if (conditions.length === 0 || isTargeted(policy) || selectsEverything(policy)) return;
    const protocols = protocolsOf(policy, set);
    if (protocols.size === 0) return;
    const action = actionOf(policy);
    const effect =
      action === 'ALLOW'
        ? 'the whole rule is left out, and allows nobody'
        : `the rule holds without that part, and ${action === 'DENY' ? 'denies' : 'meets'} more`;
    for (const [index, rule] of (spec?.rules ?? []).entries()) {
      const found = conditions.find(({ at }) => at[2] === index);
      const ports = portsOf(rule, protocols.keys());
      if (found === undefined || ports.length === 0 || ports.some((port) => protocols.get(port) !== false)) continue;
      report({ at: found.at, values: { action, field: found.field, ports: ports.join(', '), effect } });
    }
  },
};
