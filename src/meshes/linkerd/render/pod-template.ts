import type { Graph } from '../../../model/program';
import type { ServiceModel } from '../../../model/resilient-service';
import type { VersionModel } from '../../../model/version';
import type { PodTemplate } from '../../shared/render/workload';
import { inboundPolicyAnnotations } from './authorization';

/** Asks the injector for a proxy; on a Namespace it holds for all pods that do not say otherwise. */
export const injectAnnotation = { 'linkerd.io/inject': 'enabled' } as const;

/**
 * The proxy is up before the application, and as a native sidecar (Kubernetes 1.29 or later) it ends after it; it then has as long as the
 * pod to let go of what is still open.
 *
 * Source: https://linkerd.io/2-edge/tasks/graceful-shutdown/ and https://linkerd.io/2-edge/features/native-sidecars/
 */
export function podTemplate(version: VersionModel, service: ServiceModel, graph: Graph): PodTemplate {
  const { workload } = version;
  const grace: Record<string, string> =
    workload.kind === 'Own' ? { 'config.linkerd.io/shutdown-grace-period': `${workload.terminationGracePeriod}s` } : {};
  return {
    labels: {},
    annotations: {
      ...(graph.namespaceOf(service).owned ? {} : injectAnnotation),
      'config.linkerd.io/proxy-await': 'enabled',
      'config.linkerd.io/proxy-enable-native-sidecar': 'true',
      ...grace,
      ...inboundPolicyAnnotations(version, service, graph),
    },
  };
}
