import type { Manifest } from '../../cluster/manifest';
import type { Route, Rule } from '../../linkerd/outbound-answer';
import { object, policyApi, route } from './objects';
import type { OutboundCase } from './told';

const network = (name: string, spec: Readonly<Record<string, unknown>>, namespace?: string): Manifest =>
  object(`${policyApi}/v1alpha1`, 'EgressNetwork', name, spec, namespace === undefined ? {} : { namespace });

const parent = { group: policyApi, kind: 'EgressNetwork', name: 'world', port: 443 };
const straight = ['the address that was dialled'];
const forbidden: Rule = { to: straight, filters: ['forbidden'] };
const denied: Route = {
  from: 'http-egress-deny',
  rules: [{ on: ['/*'], to: straight, filters: ['fails with 403: traffic not allowed'] }],
};
const allowed: Route = { from: 'http-egress-allow', rules: [{ on: ['/*'], to: straight }] };
const fallback = {
  of: 'egress-fallback',
  routes: [{ from: 'egress-fallback', rules: [{ on: ['any path'], to: straight }] }],
};

const some = { cidr: '203.0.113.0/24', except: ['203.0.113.128/25'] };
const to = '203.0.113.7';

export const outboundEgress: readonly OutboundCase[] = [
  { name: 'an address outside, of which nobody says anything, is let through', objects: [], to, promised: fallback },
  {
    name: 'Deny: HTTP gets 403, all else is cut off',
    objects: [network('world', { trafficPolicy: 'Deny' })],
    to,
    promised: {
      of: 'EgressNetwork shop/world:80',
      protocol: 'detect',
      routes: [denied],
      opaque: [{ from: 'tcp-egress-deny', rules: [forbidden] }],
    },
  },
  {
    name: 'Allow',
    objects: [network('world', { trafficPolicy: 'Allow' })],
    to,
    promised: { of: 'EgressNetwork shop/world:80', routes: [allowed] },
  },
  {
    name: 'an exception is outside of the EgressNetwork, so let through',
    objects: [network('world', { trafficPolicy: 'Deny', networks: [some] })],
    first: { to, promised: { of: 'EgressNetwork shop/world:80' } },
    to: '203.0.113.200',
    promised: fallback,
  },
  {
    name: 'the smallest network holds',
    objects: [
      network('world', { trafficPolicy: 'Deny' }),
      network('partner', { trafficPolicy: 'Allow', networks: [some] }),
    ],
    to,
    promised: { of: 'EgressNetwork shop/partner:80', routes: [allowed] },
  },
  {
    name: 'a TLSRoute lets names out of what is denied',
    objects: [
      network('world', { trafficPolicy: 'Deny' }),
      object('gateway.networking.k8s.io/v1alpha2', 'TLSRoute', 'partner', {
        parentRefs: [parent],
        hostnames: ['api.partner.example', '*.partner.example'],
        rules: [{ backendRefs: [{ group: policyApi, kind: 'EgressNetwork', name: 'world' }] }],
      }),
    ],
    to,
    port: 443,
    promised: {
      protocol: 'tls',
      routes: [
        {
          from: 'TLSRoute shop/partner',
          hosts: ['api.partner.example', '*.partner.example'],
          rules: [{ to: ['the address that was dialled × 1'] }],
        },
        { from: 'tls-egress-deny', rules: [forbidden] },
      ],
    },
  },
  {
    name: 'an HTTPRoute lets paths out of what is denied',
    objects: [
      network('world', { trafficPolicy: 'Deny' }),
      route('HTTPRoute', 'partner', { ...parent, port: 80 }, [
        { matches: [{ path: { type: 'PathPrefix', value: '/v1' } }] },
      ]),
    ],
    to,
    promised: { routes: [{ from: 'HTTPRoute shop/partner', rules: [{ on: ['/v1*'], to: straight }] }, denied] },
  },
  {
    name: 'an EgressNetwork is for callers of its namespace',
    objects: [network('world', { trafficPolicy: 'Deny' }, 'books')],
    first: { to, from: 'books', promised: { of: 'EgressNetwork books/world:80' } },
    to,
    promised: fallback,
  },
  {
    name: 'one of linkerd-egress is for all callers',
    objects: [network('world', { trafficPolicy: 'Deny' }, 'linkerd-egress')],
    to,
    promised: { of: 'EgressNetwork linkerd-egress/world:80', routes: [denied] },
  },
  {
    name: "the caller's own goes before one of linkerd-egress",
    objects: [
      network('world', { trafficPolicy: 'Deny' }, 'linkerd-egress'),
      network('world', { trafficPolicy: 'Allow' }),
    ],
    to,
    promised: { of: 'EgressNetwork shop/world:80', routes: [allowed] },
  },
  {
    name: "one of the caller's namespace hides those of linkerd-egress, even for addresses that it does not have",
    objects: [
      network('world', { trafficPolicy: 'Deny' }, 'linkerd-egress'),
      network('partner', { trafficPolicy: 'Allow', networks: [some] }),
    ],
    first: { to, promised: { of: 'EgressNetwork shop/partner:80' } },
    to: '198.51.100.1',
    promised: fallback,
  },
];
