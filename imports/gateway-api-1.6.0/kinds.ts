// Generated from Gateway API 1.6.0 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
export const kinds = {
  'gateway.networking.k8s.io/BackendTLSPolicy': (): unknown => require('./schemas/gateway.networking.k8s.io_backendtlspolicy.json'),
  'gateway.networking.k8s.io/Gateway': (): unknown => require('./schemas/gateway.networking.k8s.io_gateway.json'),
  'gateway.networking.k8s.io/GatewayClass': (): unknown => require('./schemas/gateway.networking.k8s.io_gatewayclass.json'),
  'gateway.networking.k8s.io/GRPCRoute': (): unknown => require('./schemas/gateway.networking.k8s.io_grpcroute.json'),
  'gateway.networking.k8s.io/HTTPRoute': (): unknown => require('./schemas/gateway.networking.k8s.io_httproute.json'),
  'gateway.networking.k8s.io/ListenerSet': (): unknown => require('./schemas/gateway.networking.k8s.io_listenerset.json'),
  'gateway.networking.k8s.io/ReferenceGrant': (): unknown => require('./schemas/gateway.networking.k8s.io_referencegrant.json'),
  'gateway.networking.k8s.io/TCPRoute': (): unknown => require('./schemas/gateway.networking.k8s.io_tcproute.json'),
  'gateway.networking.k8s.io/TLSRoute': (): unknown => require('./schemas/gateway.networking.k8s.io_tlsroute.json'),
  'gateway.networking.k8s.io/UDPRoute': (): unknown => require('./schemas/gateway.networking.k8s.io_udproute.json'),
};

export const cel = (): unknown => require('./cel').cel;
