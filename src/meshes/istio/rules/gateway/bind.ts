import type { ManifestRule } from '../../../../manifests/rule';
import { type Gateway, kinds } from '../../facts/kinds';
import { isUnix, isUnixPath } from '../../facts/listener-bind';
import { isIp } from '../../facts/scalars/ip';

export const bind: ManifestRule<Gateway> = {
  code: 'MESH8307',
  name: 'bind',
  severity: 'error',
  summary: 'A server of a Gateway that binds neither an address nor a socket of Unix.',
  what: "bind is '{bind}'",
  why: 'istiod refuses it: a name is not resolved, a socket needs its whole path',
  fix: 'write an address such as 0.0.0.0, or unix:///run/shop.sock, or leave it out',
  upstream: ['webhook'],
  kinds: [kinds.gateway],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, bind: localhost, hosts: [shop.example.com] }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, bind: 127.0.0.1, hosts: [shop.example.com] }]
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, { bind = '' }] of (spec?.servers ?? []).entries()) {
      const isRight = bind === '' || (isUnix(bind) ? isUnixPath(bind) : isIp(bind));
      if (!isRight) report({ at: ['spec', 'servers', index, 'bind'], values: { bind } });
    }
  },
};
