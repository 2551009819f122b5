import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type RequestAuthentication } from '../../facts/kinds';

export const tokenIssuer: ManifestRule<RequestAuthentication> = {
  code: 'MESH8616',
  name: 'token-issuer',
  severity: 'error',
  summary: 'A rule of a RequestAuthentication with neither issuer nor jwksUri.',
  what: 'the JWT rule has neither issuer nor jwksUri',
  why: 'istiod refuses it: nothing says whose tokens these are, or where their keys lie',
  fix: 'write issuer, and jwksUri or jwks where the issuer has no OpenID discovery',
  upstream: ['webhook'],
  kinds: [kinds.requestAuthentication],
  reads: [],
  bad: `
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: users, namespace: shop }
spec: { jwtRules: [{ audiences: [shop] }] }
`,
  good: `
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: users, namespace: shop }
spec: { jwtRules: [{ issuer: https://login.example.com, audiences: [shop] }] }
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, { issuer = '', jwksUri, jwks_uri: former }] of (spec?.jwtRules ?? []).entries()) {
      if (issuer === '' && (jwksUri ?? former ?? '') === '') report({ at: ['spec', 'jwtRules', index] });
    }
  },
};
