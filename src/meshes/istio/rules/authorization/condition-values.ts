import type { ManifestRule } from '../../../../manifests/rule';
import { conditionsOf } from '../../facts/authorization-rules';
import { type AuthorizationPolicy, kinds } from '../../facts/kinds';
import { isSubnet } from '../../facts/scalars/ip';
import { isPortText } from '../../facts/scalars/port-text';
import { serviceAccountProblem } from '../../facts/scalars/service-account';
import { wildcardProblem } from '../../facts/scalars/trust-domain';

type Problem = (value: string) => string | undefined;

const notSubnet: Problem = (value) => (isSubnet(value) ? undefined : 'is neither an IP address nor a CIDR block');

/** Keys whose values have a form. */
const problems: Readonly<Record<string, Problem>> = {
  'source.ip': notSubnet,
  'remote.ip': notSubnet,
  'destination.ip': notSubnet,
  'destination.port': (value) => (isPortText(value) ? undefined : 'is not the number of a port'),
  'source.serviceAccount': serviceAccountProblem,
  'source.trustDomain': wildcardProblem,
};

/** As for sources, where the schema counts them. */
const mostAccounts = 16;

export const conditionValues: ManifestRule<AuthorizationPolicy> = {
  code: 'MESH8613',
  name: 'condition-values',
  severity: 'error',
  summary: 'A condition without values, or with one that its key cannot have.',
  what: 'the condition over {key} {problem}',
  why: 'istiod refuses it',
  fix: 'write values or notValues of the form that the key has',
  upstream: ['webhook'],
  kinds: [kinds.authorizationPolicy],
  reads: [],
  bad: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: office, namespace: shop }
spec: { rules: [{ when: [{ key: source.ip, values: [office] }] }] }
`,
  good: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: office, namespace: shop }
spec: { rules: [{ when: [{ key: source.ip, values: [192.0.2.0/24] }] }] }
`,
  check({ object }, _set, report) {
    for (const { value, at } of conditionsOf(object)) {
      const { key, values = [], notValues = [] } = value;
      if (key === '') continue;
      if (values.length + notValues.length === 0) report({ at, values: { key, problem: 'has no values' } });
      if (key === 'source.serviceAccount' && Math.max(values.length, notValues.length) > mostAccounts) {
        report({ at, values: { key, problem: `has more than ${mostAccounts} values` } });
      }
      const problemOf = Object.hasOwn(problems, key) ? problems[key] : undefined;
      for (const [field, list] of [
        ['values', values],
        ['notValues', notValues],
      ] as const) {
        for (const [index, text] of list.entries()) {
          const problem = text === '' ? undefined : problemOf?.(text);
          if (problem === undefined) continue;
          report({ at: [...at, field, index], values: { key, problem: `has '${text}', which ${problem}` } });
        }
      }
    }
  },
};
