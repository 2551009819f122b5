import type { CanaryModel, WatchModel } from '../../../model/canary-release';
import type { ServiceModel } from '../../../model/resilient-service';
import type { VersionModel } from '../../../model/version';
import type { Draft } from '../../draft';

/** What a mesh's metrics say of a version, in PromQL. */
export interface Watched {
  /** Whether more than so many percent of the answers are errors. */
  readonly errorRate: (version: VersionModel, service: ServiceModel, percent: number) => string;
  /** Whether the 99th percentile is above so many milliseconds. */
  readonly latency: (version: VersionModel, service: ServiceModel, milliseconds: number) => string;
}

/** gRPC status codes that are the server's fault: UNKNOWN, DEADLINE_EXCEEDED, INTERNAL, UNAVAILABLE, DATA_LOSS. */
export const grpcFaults = '2|4|13|14|15';

const summaryOf = (version: VersionModel, service: ServiceModel): string =>
  version.role === 'canary'
    ? `The canary ${version.name} of ${service.name} is unhealthy: set its weight to 0 and leave testers out.`
    : `The stable version of ${service.name} is unhealthy while its canary runs.`;

const alert = (name: string, expr: string, version: VersionModel, service: ServiceModel, { during }: WatchModel) => ({
  alert: name,
  expr,
  for: `${Math.ceil(during / 1000)}s`,
  labels: {
    severity: version.role === 'canary' ? 'critical' : 'warning',
    service: service.name,
    namespace: service.namespace,
    version: version.role,
  },
  annotations: { summary: summaryOf(version, service) },
});

/** One PrometheusRule with the alerts of each version. */
export function renderAlerts(
  canary: CanaryModel,
  service: ServiceModel,
  versions: readonly VersionModel[],
  watched: Watched,
): readonly Draft[] {
  const { watch } = canary;
  if (watch === undefined) return [];
  const { errorRate: percent, latency: limit } = watch;
  const rules = versions.flatMap((version) => {
    const add = (name: string, expr: string) => alert(name, expr, version, service, watch);
    return [
      ...(percent === undefined ? [] : [add('CanaryErrorRate', watched.errorRate(version, service, percent))]),
      ...(limit === undefined ? [] : [add('CanaryLatency', watched.latency(version, service, limit))]),
    ];
  });
  return [
    {
      owner: canary.path,
      phase: 'reference',
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata: { name: canary.name, namespace: service.namespace },
      body: { spec: { groups: [{ name: `${canary.name}.canary`, rules }] } },
    },
  ];
}
