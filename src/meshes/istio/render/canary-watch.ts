import type { Protocol } from '../../../model/port';
import type { VersionModel } from '../../../model/version';
import { grpcFaults, type Watched } from '../../shared/render/canary-watch';

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

/** A version as those who count its requests see it. */
export const watchedBy = (reporter: Reporter): Watched => ({
  errorRate: (version, { port }, percent) => {
    const own = selector(version, reporter);
    return `100 * ${errors(own, port.protocol)} / sum(rate(istio_requests_total{${own}}[5m])) > ${percent}`;
  },
  latency: (version, _, milliseconds) =>
    `histogram_quantile(0.99, sum by (le) (rate(istio_request_duration_milliseconds_bucket{${selector(version, reporter)}}[5m]))) > ${milliseconds}`,
});
