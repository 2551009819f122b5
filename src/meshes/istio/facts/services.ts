import { groupBy } from '../../../common/group-by';
import type { Service, ServicePort } from '../../../manifests/cluster/kinds';
import { hasLabels } from '../../../manifests/cluster/selector';
import { type Pods, podsWith } from '../../../manifests/cluster/workloads';
import { type Manifest, namespaceOf } from '../../../manifests/manifest';
import type { ManifestSet } from '../../../manifests/set';

const selectorOf = ({ object: { spec } }: Manifest<Service>) =>
  spec?.type === 'ExternalName' ? {} : (spec?.selector ?? {});

function bySelector(set: ManifestSet): ReadonlyMap<string, readonly Manifest<Service>[]> {
  return groupBy(set.of<Service>('/Service'), (service) => {
    const first = Object.entries(selectorOf(service))[0];
    return first === undefined ? undefined : `${namespaceOf(service.object)}\n${first.join('\n')}`;
  });
}

/** The Services that select pods. */
export function servicesOf(set: ManifestSet, { namespace, labels }: Pick<Pods, 'namespace' | 'labels'>) {
  const index = set.derive(bySelector);
  return Object.entries(labels)
    .flatMap(([key, value]) => index.get(`${namespace}\n${key}\n${value}`) ?? [])
    .filter((service) => hasLabels(labels, selectorOf(service)));
}

/** The pods that a Service selects; none where it has no selector. */
export function podsOfService(set: ManifestSet, service: Manifest<Service>): readonly Pods[] {
  const selector = selectorOf(service);
  return Object.keys(selector).length === 0 ? [] : podsWith(set, namespaceOf(service.object), selector);
}

/** The number or name that a Service port leads to in the pods. */
export const targetOf = ({ port, targetPort }: ServicePort): number | string => targetPort ?? port;

/** The container port of that name or number in pods; undefined where no container says it. */
export function containerPort({ spec }: Pods, target: number | string): number | undefined {
  for (const { ports = [] } of [...(spec.containers ?? []), ...(spec.initContainers ?? [])]) {
    const found = ports.find(({ containerPort, name }) => containerPort === target || name === target);
    if (found !== undefined) return found.containerPort;
  }
  return undefined;
}
