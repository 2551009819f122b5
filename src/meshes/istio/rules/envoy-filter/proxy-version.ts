import type { ManifestRule } from '../../../../manifests/rule';
import { patchesOf } from '../../facts/envoy-patches';
import { type EnvoyFilter, kinds } from '../../facts/kinds';
import { regexProblem } from '../../facts/scalars/regex';

/** Longer ones are not compiled, and match no proxy. */
const most = 1024;

export const proxyVersion: ManifestRule<EnvoyFilter> = {
  code: 'MESH8806',
  name: 'proxy-version',
  severity: 'error',
  summary: 'A match of proxyVersion that is no regular expression of RE2, or is too long.',
  what: "proxyVersion '{version}' {problem}",
  why: '{why}',
  fix: 'write a regular expression of RE2, such as ^1\\.31.*',
  upstream: ['webhook', 'IST0133'],
  kinds: [kinds.envoyFilter],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: keepalive, namespace: shop }
spec:
  configPatches:
    - applyTo: CLUSTER
      match: { proxy: { proxyVersion: '^1\\.(?!30).*' } }
      patch: { operation: MERGE, value: { connect_timeout: 2s } }
`,
  good: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: keepalive, namespace: shop }
spec:
  configPatches:
    - applyTo: CLUSTER
      match: { proxy: { proxyVersion: '^1\\.31.*' } }
      patch: { operation: MERGE, value: { connect_timeout: 2s } }
`,
  check({ object }, _set, report) {
    for (const { patch, at } of patchesOf(object)) {
      const { context, proxy } = patch.match ?? {};
      const said = proxy?.proxyVersion ?? '';
      if (said === '' || context === 'WAYPOINT') continue;
      const place = [...at, 'match', 'proxy', 'proxyVersion'];
      if (Buffer.byteLength(said) > most) {
        const values = { version: `${said.slice(0, 20)}…`, problem: `has more than ${most} bytes` };
        report({ at: place, values: { ...values, why: 'the patch is applied to no proxy' }, severity: 'warning' });
        continue;
      }
      const problem = regexProblem(said);
      if (problem === undefined) continue;
      const version = said.length > 60 ? `${said.slice(0, 60)}…` : said;
      report({ at: place, values: { version, problem, why: 'istiod refuses it' } });
    }
  },
};
