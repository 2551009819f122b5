import type { ServiceModel } from '../../../model/resilient-service';
import type { VersionModel } from '../../../model/version';
import type { Watched } from '../../shared/render/canary-watch';
import { kindOf } from './route-groups';

/** Answers that count as errors, as each kind of route labels them: 5xx, or gRPC statuses that are the server's fault. */
const failed = {
  http: 'http_status=~"5.."',
  grpc: 'grpc_status=~"UNKNOWN|DEADLINE_EXCEEDED|INTERNAL|UNAVAILABLE|DATA_LOSS"',
} as const;

/** What ended without an answer: the proxy cut it, or found no endpoint. What the caller cancelled is nobody's fault. */
const broken = 'error!="",error!="CANCEL"';

/**
 * The series of a version, by the backend that callers sent to. Callers report it, since a version without healthy pods reports nothing
 * itself.
 *
 * Source: https://linkerd.io/2-edge/reference/proxy-metrics/#endpoint-metrics
 */
const selector = ({ name }: VersionModel, { namespace }: ServiceModel): string =>
  `backend_kind="Service",backend_namespace="${namespace}",backend_name="${name}"`;

const metric = (service: ServiceModel, name: string): string =>
  `outbound_${kindOf(service)}_route_backend_response_${name}`;

/** A version as its callers' proxies see it. */
export const watched: Watched = {
  errorRate: (version, service, percent) => {
    const own = selector(version, service);
    const rate = (which: string): string => `sum(rate(${metric(service, 'statuses_total')}{${own}${which}}[5m]))`;
    const answered = rate(`,${failed[kindOf(service)]},error=""`);
    return `100 * ((${answered} or vector(0)) + (${rate(`,${broken}`)} or vector(0))) / ${rate('')} > ${percent}`;
  },
  latency: (version, service, milliseconds) => {
    const buckets = `${metric(service, 'duration_seconds_bucket')}{${selector(version, service)}}`;
    return `histogram_quantile(0.99, sum by (le) (rate(${buckets}[5m]))) > ${milliseconds / 1000}`;
  },
};
