import type { ManifestRule } from '../../../../manifests/rule';
import { isPrivate, readJwks } from '../../facts/jwks';
import { kinds, type RequestAuthentication } from '../../facts/kinds';

export const privateJwks: ManifestRule<RequestAuthentication> = {
  code: 'MESH8618',
  name: 'private-jwks',
  severity: 'warning',
  summary: 'Inline keys of a RequestAuthentication that can sign.',
  what: 'key {key} of jwks is a private or a symmetric one',
  why: 'whoever may read the object can sign tokens; proxies need the public part only',
  fix: 'leave the public part (for RSA kty, n and e), and make a new pair',
  upstream: ['webhook', 'IST0133'],
  kinds: [kinds.requestAuthentication],
  reads: [],
  bad: `
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: users, namespace: shop }
spec: { jwtRules: [{ issuer: https://login.example.com, jwks: '{"keys":[{"kty":"RSA","e":"AQAB","n":"u1SU","d":"VFCW"}]}' }] }
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
      if (!('keys' in read)) continue;
      for (const [number, key] of read.keys.entries()) {
        if (isPrivate(key)) report({ at: ['spec', 'jwtRules', index, 'jwks'], values: { key: String(number) } });
      }
    }
  },
};
