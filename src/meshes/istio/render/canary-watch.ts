import {
  PrometheusRule,
  type PrometheusRuleSpec,
} from '../../../../imports/prometheus-operator-0.93/prometheus-rule-v1';
import type { CanaryModel, WatchModel } from '../../../model/canary-release';
import type { Protocol } from '../../../model/port';
import type { ServiceModel } from '../../../model/resilient-service';
import type { VersionModel } from '../../../model/version';
import type { Draft } from '../../draft';

type Alert = NonNullable<NonNullable<PrometheusRuleSpec['groups']>[number]['rules']>[number];

/** gRPC status codes that are the server's fault: UNKNOWN, DEADLINE_EXCEEDED, INTERNAL, UNAVAILABLE, DATA_LOSS. */
const grpcFaults = '2|4|13|14|15';

/** Who counts requests: the sidecar of the caller, or the waypoint. */
type Reporter = 'source' | 'waypoint';

/**
 * The labels that tell a version apart. Callers or their waypoint report it, since a version without healthy pods reports nothing
 * itself; with subsets both share the host, and only the workload tells them apart.
 */
function selector(version: VersionModel, reporter: Reporter): string {
  const labels = { reporter, destination_service: version.host };
  const workload = version.subset === undefined ? {} : { destination_workload: version.name };
  return Object.entries({ ...labels, ...workload })
    .map(([name, value]) => `${name}="${value}"`)
    .join(',');
}

/** Answers that count as errors: 5xx, and gRPC faults, which come with status 200, where the service speaks HTTP/2. */
function errors(own: string, protocol: Protocol): string {
  const failed = `sum(rate(istio_requests_total{${own},response_code=~"5.."}[5m]))`;
  const faults = `sum(rate(istio_requests_total{${own},grpc_response_status=~"${grpcFaults}"}[5m]))`;
  if (protocol === 'http') return failed;
  return protocol === 'grpc' ? faults : `((${failed} or vector(0)) + (${faults} or vector(0)))`;
}

function errorRate(version: VersionModel, service: ServiceModel, percent: number, reporter: Reporter): string {
  const own = selector(version, reporter);
  return `100 * ${errors(own, service.port.protocol)} / sum(rate(istio_requests_total{${own}}[5m])) > ${percent}`;
}

const latency = (version: VersionModel, milliseconds: number, reporter: Reporter): string =>
  `histogram_quantile(0.99, sum by (le) (rate(istio_request_duration_milliseconds_bucket{${selector(version, reporter)}}[5m]))) > ${milliseconds}`;

function alert(name: string, expr: string, version: VersionModel, service: ServiceModel, watch: WatchModel): Alert {
  return {
    alert: name,
    expr,
    for: `${Math.ceil(watch.during / 1000)}s`,
    labels: {
      severity: version.role === 'canary' ? 'critical' : 'warning',
      service: service.name,
      namespace: service.namespace,
      version: version.role,
    },
    annotations: {
      summary:
        version.role === 'canary'
          ? `The canary ${version.name} of ${service.name} is unhealthy: set its weight to 0 and leave testers out.`
          : `The stable version of ${service.name} is unhealthy while its canary runs.`,
    },
  };
}

function alerts(version: VersionModel, service: ServiceModel, watch: WatchModel, reporter: Reporter): readonly Alert[] {
  return [
    ...(watch.errorRate === undefined
      ? []
      : [alert('CanaryErrorRate', errorRate(version, service, watch.errorRate, reporter), version, service, watch)]),
    ...(watch.latency === undefined
      ? []
      : [alert('CanaryLatency', latency(version, watch.latency, reporter), version, service, watch)]),
  ];
}

/** One PrometheusRule with the alerts of each version. */
export function renderWatch(
  canary: CanaryModel,
  service: ServiceModel,
  versions: readonly VersionModel[],
  reporter: Reporter = 'source',
): readonly Draft[] {
  const { watch } = canary;
  if (watch === undefined) return [];
  const rules = versions.flatMap((version) => alerts(version, service, watch, reporter));
  const spec: PrometheusRuleSpec = { groups: [{ name: `${canary.name}.canary`, rules }] };
  return [
    {
      owner: canary.path,
      phase: 'reference',
      apiVersion: PrometheusRule.apiVersion,
      kind: PrometheusRule.kind,
      metadata: { name: canary.name, namespace: service.namespace },
      body: { spec },
    },
  ];
}
