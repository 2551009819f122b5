import type { ManifestRule } from '../../../../manifests/rule';
import { type IngressGateway, kinds } from '../../facts/kinds';
import { protocols } from '../../facts/protocols';

export const ingressListener: ManifestRule<IngressGateway> = {
  code: 'MESH6372',
  name: 'ingress-listener',
  severity: 'error',
  summary: 'A listener with services that its protocol cannot tell apart.',
  what: '{problem}',
  why: 'the server refuses the gateway: only requests of HTTP say where they want to go',
  fix: 'give each tcp service a listener of its own, and * a listener of http without hosts',
  upstream: ['webhook', 'consul-server'],
  kinds: [kinds.ingressGateway],
  reads: [],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: IngressGateway
metadata: { name: inside, namespace: shop }
spec: { listeners: [{ port: 8080, protocol: tcp, services: [{ name: payments }, { name: refunds }] }] }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: IngressGateway
metadata: { name: outside, namespace: shop }
spec: { listeners: [{ port: 8081, protocol: http, services: [{ name: "*", hosts: [shop.example.com] }] }] }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: IngressGateway
metadata: { name: inside, namespace: shop }
spec: { listeners: [{ port: 8080, protocol: tcp, services: [{ name: payments }] }, { port: 8081, protocol: http, services: [{ name: "*" }] }] }
`,
  *check({ object: { spec } }) {
    for (const [index, { protocol = 'tcp', services = [] }] of (spec?.listeners ?? []).entries()) {
      const at = ['spec', 'listeners', index];
      if (!protocols.includes(protocol))
        yield { at: [...at, 'protocol'], values: { problem: `the protocol is '${protocol}'` } };
      if (protocol === 'tcp' && services.length > 1)
        yield { at: [...at, 'services'], values: { problem: `a tcp listener has ${services.length} services` } };
      for (const [place, { name, hosts = [] }] of services.entries()) {
        const where = [...at, 'services', place];
        if (hosts.length > 0 && (protocol === 'tcp' || name === '*'))
          yield {
            at: [...where, 'hosts'],
            values: { problem: `${name === '*' ? 'the service *' : 'a tcp service'} has hosts` },
          };
        if (name === '*' && protocol !== 'http')
          yield { at: [...where, 'name'], values: { problem: `the service * is behind a listener of ${protocol}` } };
      }
    }
  },
};
