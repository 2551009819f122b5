import type { ManifestRule } from '../../../../manifests/rule';
import { type GrpcRoute, kinds } from '../../facts/kinds';
import { matchesOf } from '../../facts/matches';

export const grpcMethod: ManifestRule<GrpcRoute> = {
  code: 'MESH6227',
  name: 'grpc-method',
  severity: 'error',
  summary: 'A method of gRPC by a regular expression.',
  what: 'the method is compared with a regular expression',
  why: 'Linkerd matches methods exactly; the policy-validator refuses the route',
  fix: 'write a match for each method, or the service alone for all of its methods',
  upstream: ['webhook'],
  kinds: [kinds.grpcRoute],
  reads: [],
  fields: ['method'],
  bad: `
apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata: { name: payments, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules:
    - matches: [{ method: { type: RegularExpression, service: shop.Payments, method: "Get.*" } }]
      backendRefs: [{ name: payments, port: 80 }]
`,
  good: `
apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata: { name: payments, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules:
    - matches: [{ method: { service: shop.Payments, method: GetItem } }, { method: { service: shop.Catalog } }]
      backendRefs: [{ name: payments, port: 80 }]
`,
  *check({ object: { spec } }) {
    for (const { match, at } of matchesOf(spec?.rules ?? []))
      if (match.method?.type === 'RegularExpression') yield { at: [...at, 'method', 'type'] };
  },
};
