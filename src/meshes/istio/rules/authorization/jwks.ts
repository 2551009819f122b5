import type { ManifestRule } from '../../../../manifests/rule';
import { readJwks } from '../../facts/jwks';
import { kinds, type RequestAuthentication } from '../../facts/kinds';

export const jwks: ManifestRule<RequestAuthentication> = {
  code: 'MESH8617',
  name: 'jwks',
  severity: 'error',
  summary: 'Inline keys of a RequestAuthentication that cannot be read.',
  what: 'jwks {problem}',
  why: 'istiod refuses it: no token could be verified',
  fix: "write the JSON that the issuer's jwks_uri answers, as one text",
  upstream: ['webhook'],
  kinds: [kinds.requestAuthentication],
  reads: [],
  bad: `
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: users, namespace: shop }
spec: { jwtRules: [{ issuer: https://login.example.com, jwks: '{"keys":[{"kty":"RSA","e":"AQAB"}]}' }] }
`,
  good: `
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: users, namespace: shop }
spec: { jwtRules: [{ issuer: https://login.example.com, jwks: '{"keys":[{"kty":"RSA","e":"AQAB","n":"u1SU"}]}' }] }
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, rule] of (spec?.jwtRules ?? []).entries()) {
      if ((rule.jwks ?? '') === '') continue;
      const read = readJwks(rule.jwks!);
      if ('problem' in read) report({ at: ['spec', 'jwtRules', index, 'jwks'], values: { problem: read.problem } });
    }
  },
};
