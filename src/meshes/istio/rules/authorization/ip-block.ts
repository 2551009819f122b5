import type { ManifestRule } from '../../../../manifests/rule';
import { textsOf } from '../../facts/authorization-rules';
import { type AuthorizationPolicy, kinds } from '../../facts/kinds';
import { isSubnet } from '../../facts/scalars/ip';

const fields: ReadonlySet<string> = new Set(['ipBlocks', 'notIpBlocks', 'remoteIpBlocks', 'notRemoteIpBlocks']);

export const ipBlock: ManifestRule<AuthorizationPolicy> = {
  code: 'MESH8609',
  name: 'ip-block',
  severity: 'error',
  summary: 'A block of a source that is neither an IP address nor a CIDR block.',
  what: "'{block}' is neither an IP address nor a CIDR block",
  why: 'istiod refuses it; numbers have no leading zeros',
  fix: 'write an address such as 192.0.2.7 or a block such as 192.0.2.0/24',
  upstream: ['webhook'],
  kinds: [kinds.authorizationPolicy],
  reads: [],
  bad: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: office, namespace: shop }
spec: { rules: [{ from: [{ source: { ipBlocks: [192.0.2.0/33] } }] }] }
`,
  good: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: office, namespace: shop }
spec: { rules: [{ from: [{ source: { ipBlocks: [192.0.2.0/24] } }] }] }
`,
  check({ object }, _set, report) {
    for (const { value, at } of textsOf(object, fields)) {
      if (value !== '' && !isSubnet(value)) report({ at, values: { block: value } });
    }
  },
};
