import type { ManifestRule } from '../../../../manifests/rule';
import { type Gateway, kinds } from '../../facts/kinds';

export const noServers: ManifestRule<Gateway> = {
  code: 'MESH8302',
  name: 'no-servers',
  severity: 'error',
  summary: 'A Gateway without servers.',
  what: 'the Gateway has no servers',
  why: 'istiod refuses it: it would open no port',
  fix: 'add a server with a port and hosts, or remove the Gateway',
  upstream: ['webhook'],
  kinds: [kinds.gateway],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec: { selector: { istio: ingressgateway } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example.com] }]
`,
  check({ object: { spec } }, _set, report) {
    if ((spec?.servers ?? []).length === 0) report({ at: spec === undefined ? [] : ['spec'] });
  },
};
