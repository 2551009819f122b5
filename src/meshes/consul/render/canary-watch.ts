import type { ServiceModel } from '../../../model/resilient-service';
import type { VersionModel } from '../../../model/version';
import { grpcFaults, type Watched } from '../../shared/render/canary-watch';

/**
 * The labels that tell a version apart in what the sidecars of callers count; a version without healthy pods reports nothing itself. The
 * namespace is that of Consul, which the Community edition has one of.
 */
function selector(version: VersionModel, service: ServiceModel): string {
  const labels =
    version.subset === undefined
      ? { consul_destination_service: version.name }
      : { consul_destination_service: service.name, consul_destination_service_subset: version.subset };
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${value}"`)
    .join(',');
}

const perSecond = (metric: string, labels: string): string => `sum(rate(${metric}{${labels}}[5m]))`;

/** Of each method Envoy has a counter by name, which only a sum by proxy makes one that `rate` can take. */
const faults = (own: string): string =>
  `sum(rate(sum by (instance) ({__name__=~"envoy_cluster_grpc_.+_(${grpcFaults})",${own}})[5m:]))`;

/** Answers that count as errors, each try for itself. gRPC faults come with status 200; Consul counts them where all speak gRPC. */
const errors = (own: string, { port }: ServiceModel): string =>
  port.protocol === 'grpc'
    ? faults(own)
    : perSecond('envoy_cluster_upstream_rq_xx', `${own},envoy_response_code_class="5"`);

/** A version as the sidecars of its callers see it. */
export const watched: Watched = {
  errorRate: (version, service, percent) => {
    const own = selector(version, service);
    return `100 * ${errors(own, service)} / ${perSecond('envoy_cluster_upstream_rq_xx', own)} > ${percent}`;
  },
  latency: (version, service, milliseconds) =>
    `histogram_quantile(0.99, sum by (le) (rate(envoy_cluster_upstream_rq_time_bucket{${selector(version, service)}}[5m]))) > ${milliseconds}`,
};
