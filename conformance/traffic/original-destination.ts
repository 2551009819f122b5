import type { Manifest } from '../cluster/manifest';

/**
 * Lets whoever opens a connection to the caller's proxy say where it was meant to go (`dialThrough`). In a pod the proxy asks the
 * kernel for that, since iptables turned the connection to it; here nothing is intercepted.
 */
export const originalDestination = (
  { name, namespace }: { readonly name: string; readonly namespace: string },
  labels: Readonly<Record<string, string>>,
): Manifest => ({
  apiVersion: 'networking.istio.io/v1alpha3',
  kind: 'EnvoyFilter',
  metadata: { name: `${name}-original-destination`, namespace },
  spec: {
    workloadSelector: { labels },
    configPatches: [
      {
        applyTo: 'LISTENER_FILTER',
        match: { context: 'SIDECAR_OUTBOUND' },
        patch: {
          operation: 'ADD',
          value: {
            name: 'envoy.filters.listener.proxy_protocol',
            typed_config: {
              '@type': 'type.googleapis.com/envoy.extensions.filters.listener.proxy_protocol.v3.ProxyProtocol',
              allow_requests_without_proxy_protocol: true,
            },
          },
        },
      },
    ],
  },
});
