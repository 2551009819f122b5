import type { Graph } from '../../../model/program';
import type { ServiceModel } from '../../../model/resilient-service';
import type { VersionModel } from '../../../model/version';
import type { CopiedWorkload } from '../../../model/workload';
import type { PodTemplate } from '../../shared/render/workload';
import { openPortAnnotations } from './mutual-tls';
import { versionMeta } from './service-resolver';

const prefix = 'consul.hashicorp.com';

/** The pod annotation that names the port of the application; without it Consul takes the first one of the first container. */
export const portAnnotation = `${prefix}/connect-service-port`;

/** What asks for a sidecar, which only pods can, and for its metrics. */
export const injectionAnnotations = {
  [`${prefix}/connect-inject`]: 'true',
  [`${prefix}/enable-metrics`]: 'true',
} as const;

const proxyConfig = `${prefix}/proxy-config-map`;

/** Otherwise the sidecar of the service ends streams on which nothing moves for five minutes. */
const noIdleTimeout = JSON.stringify({ local_idle_timeout_ms: 0 });

/** The sidecar is there before the application, and until it has ended. */
function lifecycle({ workload }: VersionModel): Readonly<Record<string, string>> {
  if (workload.kind !== 'Own') return {};
  return {
    [`${prefix}/enable-consul-dataplane-as-sidecar`]: 'true',
    [`${prefix}/enable-sidecar-proxy-lifecycle`]: 'true',
    [`${prefix}/enable-sidecar-proxy-lifecycle-shutdown-drain-listeners`]: 'true',
    [`${prefix}/sidecar-proxy-lifecycle-shutdown-grace-period-seconds`]: String(workload.terminationGracePeriod),
  };
}

/** The Kubernetes Service of a version, which is the service of Consul that its pods are instances of; subsets share one. */
const serviceOf = ({ name, subset }: VersionModel, service: ServiceModel): string =>
  subset === undefined ? name : service.name;

/** What the pods of a version say to Consul. The version is said whether or not subsets go by it, so that a change of mind restarts nothing. */
export function podTemplate(version: VersionModel, service: ServiceModel, graph: Graph): PodTemplate {
  return {
    labels: {},
    annotations: {
      ...injectionAnnotations,
      [`${prefix}/kubernetes-service`]: serviceOf(version, service),
      [portAnnotation]: String(service.port.workloadPort),
      [`${prefix}/service-meta-${versionMeta}`]: version.role,
      [proxyConfig]: noIdleTimeout,
      ...lifecycle(version),
      ...openPortAnnotations(version, service, graph),
    },
  };
}

/** The service as the pods of a version are: with ACLs their ServiceAccount has the name of the service that they are to Consul. */
export const asPodsOf = (version: VersionModel, service: ServiceModel): ServiceModel =>
  version.role === 'stable' || version.subset !== undefined
    ? service
    : { ...service, identity: { ...service.identity, serviceAccount: version.name } };

type Json = Readonly<Record<string, unknown>>;

/** A copied Deployment whose pods say what those of their version say; a proxy configuration of the user's own stays. */
export function withTemplate(workload: CopiedWorkload, said: PodTemplate, account: string): CopiedWorkload {
  const { [proxyConfig]: config, ...annotations } = said.annotations;
  const { spec, ...manifest } = workload.manifest;
  const { template, ...rest } = spec as Json & { template: Json };
  const { metadata, spec: pod } = template as { metadata?: Json & { annotations?: Json }; spec?: Json };
  const patched = {
    ...template,
    metadata: { ...metadata, annotations: { [proxyConfig]: config, ...metadata?.annotations, ...annotations } },
    spec: { ...pod, serviceAccountName: account },
  };
  return { ...workload, manifest: { ...manifest, spec: { ...rest, template: patched } } };
}
