import type { Manifest } from '../../cluster/manifest';
import { type Case, expectNone } from '../../harness/suite';
import {
  authorization,
  backend,
  linkerdRoute,
  object,
  policyApi,
  ref,
  route,
  server,
  service,
  serviceParent,
} from './objects';
import { type Court, mustAdmit, mustRefuse, objections } from './refusals';
import { policyTwins } from './twins-of-policies';
import { routeTwins } from './twins-of-routes';

const payments = serviceParent('payments');
const filtered = (filter: Readonly<Record<string, unknown>>): Manifest =>
  route('HTTPRoute', 'admitted', payments, [{ backendRefs: [backend('payments')], filters: [filter] }]);

/** What is admitted although it does nothing, or harm; so it is a library's to refuse. */
const admitted: readonly { readonly name: string; readonly object: Manifest }[] = [
  {
    name: 'a mirror, with which a proxy gets nothing of the route',
    object: filtered({ type: 'RequestMirror', requestMirror: { backendRef: backend('payments') } }),
  },
  {
    name: 'a rewrite, with which a proxy gets nothing of the route',
    object: filtered({ type: 'URLRewrite', urlRewrite: { hostname: 'payments.example' } }),
  },
  {
    name: 'an AuthorizationPolicy of authentications that are not there',
    object: authorization('admitted', ref('Server', 'nowhere'), ref('MeshTLSAuthentication', 'nowhere')),
  },
  {
    name: 'an AuthorizationPolicy that requires nothing, so lets everybody in',
    object: authorization('admitted', ref('Server', 'payments')),
  },
  {
    name: 'a backend that is not there',
    object: route('HTTPRoute', 'admitted', payments, [{ backendRefs: [backend('nowhere')] }]),
  },
  {
    name: 'a breaker on a route, which is read from Services alone',
    object: route('HTTPRoute', 'admitted', payments, [{ backendRefs: [backend('payments')] }], {
      annotations: { 'balancer.linkerd.io/failure-accrual': 'sometimes' },
    }),
  },
  {
    name: "bad annotations on a Service, which Linkerd's webhook never sees",
    object: service('admitted', {
      annotations: { 'retry.linkerd.io/http': 'nonsense', 'balancer.linkerd.io/failure-accrual': 'sometimes' },
    }),
  },
  {
    name: 'limit 0, which a proxy gets as no limit at all',
    object: route('HTTPRoute', 'admitted', payments, [{ backendRefs: [backend('payments')] }], {
      annotations: { 'retry.linkerd.io/http': '5xx', 'retry.linkerd.io/limit': '0' },
    }),
  },
];

/** A verdict of the webhook alone, about objects that the CRDs of this release do not let through. */
const unreadable = filtered({ type: 'CORS', cors: { allowOrigins: ['https://shop.example'] } });

export const admission = (court: Court): readonly Case[] => [
  ...[...policyTwins, ...routeTwins].map(({ name, bad, good, refusal }) => ({
    name: `refused by the ${refusal.by}, and admitted when corrected: ${name}`,
    run: async () => {
      await mustRefuse(court, bad, refusal);
      await mustAdmit(court, good);
    },
  })),
  ...admitted.map((one) => ({ name: `admitted: ${one.name}`, run: () => mustAdmit(court, one.object) })),
  {
    name: 'admitted: two Servers of one port of the same pods',
    run: () => {
      const first = server('payments');
      const second = { ...first, metadata: { ...first.metadata, name: 'payments-too' } };
      return court.mesh.during([first], () => mustAdmit(court, second));
    },
  },
  {
    name: 'admitted by the webhook: a filter that is newer than Linkerd, with which a proxy gets nothing of the route',
    run: async () => {
      const { allowed, message } = await court.controller.review(unreadable);
      expectNone(allowed ? [] : [`the policy-validator refused: ${message}`]);
    },
  },
  {
    name: "refused by the API server: a header modifier for responses in Linkerd's own HTTPRoute",
    run: () =>
      mustRefuse(
        court,
        linkerdRoute('payments', payments, [
          { backendRefs: [backend('payments')], filters: [{ type: 'ResponseHeaderModifier' }] },
        ]),
        { by: 'API server', words: /Unsupported value: "ResponseHeaderModifier"/ },
      ),
  },
  {
    name: 'either HTTPRoute and GRPCRoute can be targets of an AuthorizationPolicy',
    run: async () => {
      const targets = [
        { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'payments' },
        { group: policyApi, kind: 'HTTPRoute', name: 'payments' },
        { group: 'gateway.networking.k8s.io', kind: 'GRPCRoute', name: 'payments' },
      ];
      const found = targets.map((target) =>
        objections(court, authorization('admitted', target, ref('ServiceAccount', 'a'))),
      );
      expectNone((await Promise.all(found)).flat().map(({ by, words }) => `${by}: ${words}`));
    },
  },
  {
    name: 'admitted: Servers of every access policy and every protocol',
    run: async () => {
      const policies = ['all', 'cluster'].flatMap((who) => [`${who}-authenticated`, `${who}-unauthenticated`]);
      const access = [...policies, 'deny', 'audit'].map((accessPolicy) => server('payments', { accessPolicy }));
      const spoken = ['unknown', 'HTTP/1', 'HTTP/2', 'gRPC', 'opaque', 'TLS'].map((proxyProtocol) =>
        object(`${policyApi}/v1beta3`, 'Server', 'payments', { podSelector: {}, port: 8080, proxyProtocol }),
      );
      for (const one of [...access, ...spoken]) await mustAdmit(court, one);
    },
  },
];
