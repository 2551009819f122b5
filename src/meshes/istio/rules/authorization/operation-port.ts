import type { ManifestRule } from '../../../../manifests/rule';
import { textsOf } from '../../facts/authorization-rules';
import { type AuthorizationPolicy, kinds } from '../../facts/kinds';
import { isPortText } from '../../facts/scalars/port-text';

const fields: ReadonlySet<string> = new Set(['ports', 'notPorts']);

export const operationPort: ManifestRule<AuthorizationPolicy> = {
  code: 'MESH8610',
  name: 'operation-port',
  severity: 'error',
  summary: 'A port of an operation that is not a number of a port.',
  what: "'{port}' is not the number of a port",
  why: 'istiod refuses it: names, ranges and numbers above 65535 are none',
  fix: "write the number of the workload's port as a text, such as '8080'",
  upstream: ['webhook'],
  kinds: [kinds.authorizationPolicy],
  reads: [],
  bad: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: web, namespace: shop }
spec: { rules: [{ to: [{ operation: { ports: [http] } }] }] }
`,
  good: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: web, namespace: shop }
spec: { rules: [{ to: [{ operation: { ports: ["8080"] } }] }] }
`,
  check({ object }, _set, report) {
    for (const { value, at } of textsOf(object, fields)) {
      if (value !== '' && !isPortText(value)) report({ at, values: { port: value } });
    }
  },
};
