import {
  ServiceResolver,
  type ServiceResolverSpec,
  type ServiceResolverSpecLoadBalancer,
} from '../../../../imports/consul-2.0/service-resolver-v1alpha1';
import type { Graph } from '../../../model/program';
import type { ServiceModel } from '../../../model/resilient-service';
import type { HashKeyModel, LoadBalancingModel } from '../../../model/traffic-policy';
import { type VersionModel, versionsOf } from '../../../model/version';
import type { Draft } from '../../draft';
import { duration } from '../settings';

/** The key under which a pod tells Consul its version; subsets go by it. */
export const versionMeta = 'version';

const policies = {
  LeastRequest: 'least_request',
  RoundRobin: 'round_robin',
  Random: 'random',
  // refused for this mesh
  Passthrough: 'least_request',
} as const;

const fields = { Header: 'header', QueryParameter: 'query_parameter', Cookie: 'cookie' } as const;

type HashPolicy = NonNullable<ServiceResolverSpecLoadBalancer['hashPolicies']>[number];

function hashPolicy(key: HashKeyModel): HashPolicy {
  if (key.kind === 'SourceIp') return { sourceIP: true };
  const cookie = key.kind === 'Cookie' ? { cookieConfig: { ttl: duration(key.ttl), path: '/' } } : {};
  return { field: fields[key.kind], fieldValue: key.name, ...cookie };
}

/** Always said: without a word Consul takes turns. */
const loadBalancer = (model: LoadBalancingModel): ServiceResolverSpecLoadBalancer =>
  model.kind === 'ConsistentHash'
    ? { policy: 'ring_hash', hashPolicies: [hashPolicy(model.key)] }
    : { policy: policies[model.kind] };

/** The stable subset is meant where nobody names one, and stays when the canary goes. */
function subsetsOf(versions: readonly VersionModel[]): Partial<ServiceResolverSpec> {
  const names = versions.flatMap(({ subset }) => subset ?? []);
  if (names.length === 0) return {};
  const filter = (name: string) => ({ filter: `Service.Meta.${versionMeta} == ${name}` });
  return { defaultSubset: names[0]!, subsets: Object.fromEntries(names.map((name) => [name, filter(name)])) };
}

/** A version as other entries send to it: by a name of its own, or as a subset of the service. */
export const destinationOf = ({ name, subset }: VersionModel, service: ServiceModel) =>
  subset === undefined ? { service: name } : { service: service.name, serviceSubset: subset };

/** What holds for every connection to a version, whoever makes it, and the subsets of a service. */
export function renderServiceResolver(version: VersionModel, service: ServiceModel, graph: Graph): Draft {
  const { loadBalancing, connectionPool } = service.policy;
  const connectTimeout = connectionPool?.connectTimeout;
  const spec: ServiceResolverSpec = {
    ...subsetsOf(versionsOf(service, graph)),
    ...(connectTimeout === undefined ? {} : { connectTimeout: duration(connectTimeout) }),
    loadBalancer: loadBalancer(loadBalancing),
  };
  return {
    owner: version.owner,
    phase: 'reference',
    apiVersion: ServiceResolver.apiVersion,
    kind: ServiceResolver.kind,
    metadata: { name: version.name, namespace: service.namespace },
    body: { spec },
  };
}
