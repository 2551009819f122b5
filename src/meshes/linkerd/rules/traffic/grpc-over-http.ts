import type { Service } from '../../../../manifests/cluster/kinds';
import type { ManifestRule } from '../../../../manifests/rule';
import { type GrpcRoute, kinds } from '../../facts/kinds';
import { parentsOf } from '../../facts/parents';

export const grpcOverHttp: ManifestRule<GrpcRoute> = {
  code: 'MESH6257',
  name: 'grpc-over-http',
  severity: 'error',
  summary: 'A GRPCRoute on a port that is said to speak HTTP/1.',
  what: 'port {port} of {service} has appProtocol http, so the GRPCRoute is not used',
  why: 'proxies read the port as HTTP/1, and are told nothing of the route',
  fix: 'write appProtocol: kubernetes.io/h2c on the port',
  upstream: [],
  kinds: [kinds.grpcRoute],
  reads: ['/Service'],
  bad: `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: grpc, port: 80, appProtocol: http }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata: { name: payments, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules: [{ backendRefs: [{ name: payments, port: 80 }] }]
`,
  good: `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: grpc, port: 80, appProtocol: kubernetes.io/h2c }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata: { name: payments, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules: [{ backendRefs: [{ name: payments, port: 80 }] }]
`,
  *check({ object }, set) {
    for (const { kind, namespace, name, port, at } of parentsOf(object)) {
      const service = kind === 'Service' ? set.find<Service>('/Service', namespace, name) : undefined;
      const ports = service?.object.spec?.ports ?? [];
      const spoken = ports.find((one) => one.appProtocol === 'http' && (port ?? one.port) === one.port);
      if (spoken === undefined || service === undefined) continue;
      yield { at, related: [service], values: { port: String(spoken.port), service: name } };
    }
  },
};
