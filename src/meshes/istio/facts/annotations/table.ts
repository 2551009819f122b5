/** What the annotation goes on: a kind, or any. */
export type AnnotationSubject =
  | 'Any'
  | 'AuthorizationPolicy'
  | 'Gateway'
  | 'GatewayClass'
  | 'Ingress'
  | 'Namespace'
  | 'Pod'
  | 'Service'
  | 'ServiceEntry'
  | 'WorkloadEntry';

export interface AnnotationFacts {
  readonly on: readonly AnnotationSubject[];
  /** Alpha where nothing is said. */
  readonly status: 'alpha' | 'beta' | 'stable';
  readonly deprecated?: true;
  /** Written by controllers, not by people. */
  readonly hidden?: true;
}

/** Istio's annotations. Source: annotation/annotations.yaml of istio/api v1.31.1 */
export const annotations: Readonly<Record<string, AnnotationFacts>> = {
  'prometheus.istio.io/merge-metrics': { on: ['Pod'], status: 'alpha' },
  'alpha.istio.io/kubernetes-serviceaccounts': { on: ['Service'], status: 'alpha', deprecated: true, hidden: true },
  'alpha.istio.io/canonical-serviceaccounts': { on: ['Service'], status: 'alpha', deprecated: true, hidden: true },
  'networking.istio.io/exportTo': { on: ['Service'], status: 'alpha' },
  'sidecar.istio.io/inject': { on: ['Pod'], status: 'beta', deprecated: true },
  'sidecar.istio.io/status': { on: ['Pod'], status: 'alpha' },
  'sidecar.istio.io/rewriteAppHTTPProbers': { on: ['Pod'], status: 'alpha' },
  'sidecar.istio.io/discoveryAddress': { on: ['Pod'], status: 'alpha', deprecated: true },
  'sidecar.istio.io/proxyImage': { on: ['Pod'], status: 'alpha' },
  'sidecar.istio.io/proxyImageType': { on: ['Pod'], status: 'alpha' },
  'sidecar.istio.io/proxyCPU': { on: ['Pod'], status: 'alpha' },
  'sidecar.istio.io/proxyCPULimit': { on: ['Pod'], status: 'alpha' },
  'sidecar.istio.io/proxyMemory': { on: ['Pod'], status: 'alpha' },
  'sidecar.istio.io/proxyMemoryLimit': { on: ['Pod'], status: 'alpha' },
  'sidecar.istio.io/interceptionMode': { on: ['Pod'], status: 'alpha' },
  'sidecar.istio.io/bootstrapOverride': { on: ['Pod'], status: 'alpha' },
  'sidecar.istio.io/statsInclusionPrefixes': { on: ['Pod'], status: 'alpha', deprecated: true },
  'sidecar.istio.io/statsInclusionSuffixes': { on: ['Pod'], status: 'alpha', deprecated: true },
  'sidecar.istio.io/statsInclusionRegexps': { on: ['Pod'], status: 'alpha', deprecated: true },
  'sidecar.istio.io/statsHistogramBuckets': { on: ['Pod'], status: 'alpha' },
  'sidecar.istio.io/statsFlushInterval': { on: ['Pod'], status: 'alpha' },
  'sidecar.istio.io/statsEvictionInterval': { on: ['Pod'], status: 'alpha' },
  'sidecar.istio.io/statsHistogramBins': { on: ['Pod'], status: 'alpha' },
  'sidecar.istio.io/userVolume': { on: ['Pod'], status: 'alpha' },
  'sidecar.istio.io/userVolumeMount': { on: ['Pod'], status: 'alpha' },
  'status.sidecar.istio.io/port': { on: ['Pod'], status: 'alpha' },
  'sidecar.istio.io/logLevel': { on: ['Pod'], status: 'alpha' },
  'sidecar.istio.io/componentLogLevel': { on: ['Pod'], status: 'alpha' },
  'sidecar.istio.io/agentLogLevel': { on: ['Pod'], status: 'alpha' },
  'sidecar.istio.io/nativeSidecar': { on: ['Pod'], status: 'alpha' },
  'readiness.status.sidecar.istio.io/initialDelaySeconds': { on: ['Pod'], status: 'alpha' },
  'readiness.status.sidecar.istio.io/periodSeconds': { on: ['Pod'], status: 'alpha' },
  'readiness.status.sidecar.istio.io/failureThreshold': { on: ['Pod'], status: 'alpha' },
  'readiness.status.sidecar.istio.io/applicationPorts': { on: ['Pod'], status: 'alpha' },
  'traffic.istio.io/nodeSelector': { on: ['Service'], status: 'stable' },
  'traffic.sidecar.istio.io/includeOutboundIPRanges': { on: ['Pod'], status: 'alpha' },
  'traffic.sidecar.istio.io/excludeOutboundIPRanges': { on: ['Pod'], status: 'alpha' },
  'traffic.sidecar.istio.io/includeInboundPorts': { on: ['Pod'], status: 'alpha' },
  'traffic.sidecar.istio.io/excludeInboundPorts': { on: ['Pod'], status: 'alpha' },
  'traffic.sidecar.istio.io/excludeInterfaces': { on: ['Pod'], status: 'alpha' },
  'traffic.sidecar.istio.io/includeOutboundPorts': { on: ['Pod'], status: 'alpha' },
  'traffic.sidecar.istio.io/excludeOutboundPorts': { on: ['Pod'], status: 'alpha' },
  'traffic.sidecar.istio.io/kubevirtInterfaces': { on: ['Pod'], status: 'alpha', deprecated: true },
  'kubernetes.io/ingress.class': { on: ['Ingress'], status: 'stable' },
  'galley.istio.io/analyze-suppress': { on: ['Any'], status: 'alpha' },
  'proxy.istio.io/config': { on: ['Pod'], status: 'beta' },
  'istio.io/dry-run': { on: ['AuthorizationPolicy'], status: 'alpha' },
  'istio.io/rev': { on: ['Pod'], status: 'alpha' },
  'proxy.istio.io/overrides': { on: ['Pod'], status: 'alpha', hidden: true },
  'inject.istio.io/templates': { on: ['Pod'], status: 'alpha' },
  'sidecar.istio.io/extraStatTags': { on: ['Pod'], status: 'alpha', deprecated: true },
  'istio.io/autoRegistrationGroup': { on: ['WorkloadEntry'], status: 'alpha', hidden: true },
  'istio.io/workloadController': { on: ['WorkloadEntry'], status: 'alpha', hidden: true },
  'istio.io/connectedAt': { on: ['WorkloadEntry'], status: 'alpha', hidden: true },
  'istio.io/disconnectedAt': { on: ['WorkloadEntry'], status: 'alpha', hidden: true },
  'topology.istio.io/controlPlaneClusters': { on: ['Namespace'], status: 'alpha' },
  'gateway.istio.io/controller-version': { on: ['Any'], status: 'alpha', hidden: true },
  'ambient.istio.io/redirection': { on: ['Pod'], status: 'beta' },
  'ambient.istio.io/waypoint-inbound-binding': { on: ['GatewayClass', 'Gateway'], status: 'alpha', hidden: true },
  'gateway.istio.io/service-account': { on: ['Gateway'], status: 'alpha', hidden: true },
  'gateway.istio.io/name-override': { on: ['Gateway'], status: 'alpha', hidden: true },
  'networking.istio.io/service-type': { on: ['Gateway'], status: 'alpha', hidden: true },
  'networking.istio.io/traffic-distribution': { on: ['Namespace', 'Service', 'ServiceEntry'], status: 'alpha' },
  'istio.io/use-waypoint-canary-weight': { on: ['Service', 'ServiceEntry', 'Namespace'], status: 'alpha' },
  'ambient.istio.io/bypass-inbound-capture': { on: ['Pod'], status: 'alpha' },
  'istio.io/reroute-virtual-interfaces': { on: ['Pod'], status: 'alpha' },
  'ambient.istio.io/dns-capture': { on: ['Pod'], status: 'alpha', hidden: true },
  'sidecar.istio.io/statsCompression': { on: ['Pod'], status: 'alpha', deprecated: true },
};
