// Generated from Istio 1.30.3 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
export const kinds = {
  'extensions.istio.io/TrafficExtension': (): unknown => require('./schemas/extensions.istio.io_trafficextension.json'),
  'extensions.istio.io/WasmPlugin': (): unknown => require('./schemas/extensions.istio.io_wasmplugin.json'),
  'networking.istio.io/DestinationRule': (): unknown => require('./schemas/networking.istio.io_destinationrule.json'),
  'networking.istio.io/EnvoyFilter': (): unknown => require('./schemas/networking.istio.io_envoyfilter.json'),
  'networking.istio.io/Gateway': (): unknown => require('./schemas/networking.istio.io_gateway.json'),
  'networking.istio.io/ProxyConfig': (): unknown => require('./schemas/networking.istio.io_proxyconfig.json'),
  'networking.istio.io/ServiceEntry': (): unknown => require('./schemas/networking.istio.io_serviceentry.json'),
  'networking.istio.io/Sidecar': (): unknown => require('./schemas/networking.istio.io_sidecar.json'),
  'networking.istio.io/VirtualService': (): unknown => require('./schemas/networking.istio.io_virtualservice.json'),
  'networking.istio.io/WorkloadEntry': (): unknown => require('./schemas/networking.istio.io_workloadentry.json'),
  'networking.istio.io/WorkloadGroup': (): unknown => require('./schemas/networking.istio.io_workloadgroup.json'),
  'security.istio.io/AuthorizationPolicy': (): unknown => require('./schemas/security.istio.io_authorizationpolicy.json'),
  'security.istio.io/PeerAuthentication': (): unknown => require('./schemas/security.istio.io_peerauthentication.json'),
  'security.istio.io/RequestAuthentication': (): unknown => require('./schemas/security.istio.io_requestauthentication.json'),
  'telemetry.istio.io/Telemetry': (): unknown => require('./schemas/telemetry.istio.io_telemetry.json'),
};

export const cel = (): unknown => require('./cel').cel;
