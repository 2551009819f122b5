import type { Service } from '../../../manifests/cluster/kinds';
import { type Manifest, namespaceOf } from '../../../manifests/manifest';
import type { Path } from '../../../manifests/path';
import type { ManifestSet } from '../../../manifests/set';
import { fqdn } from './hosts';
import type { DestinationRule, VirtualService } from './kinds';
import { hostsNamed } from './registry';
import { isGatewayBound } from './routes';

/** A Service whose traffic in the mesh an object shapes, and where the object names it. */
export interface RoutedService {
  readonly host: string;
  readonly at: Path;
  readonly service: Manifest<Service>;
}

const isVirtualService = (object: VirtualService | DestinationRule): object is VirtualService =>
  object.kind === 'VirtualService';

/** The hosts for which an object says something to callers in the mesh, with their places. */
function hostsOfRoute(object: VirtualService | DestinationRule): readonly (readonly [string, Path])[] {
  if (isVirtualService(object)) {
    if (isGatewayBound(object.spec)) return [];
    return (object.spec?.hosts ?? []).map((host, index) => [host, ['spec', 'hosts', index]]);
  }
  const { host, trafficPolicy, subsets = [] } = object.spec ?? {};
  const isEmpty = trafficPolicy === undefined && subsets.length === 0;
  return host === undefined || isEmpty ? [] : [[host, ['spec', 'host']]];
}

/** The Services of the set that a VirtualService or a DestinationRule names; wildcards name none in particular. */
export function* servicesOfRoute(set: ManifestSet, object: VirtualService | DestinationRule): Iterable<RoutedService> {
  for (const [host, at] of hostsOfRoute(object)) {
    if (host.startsWith('*')) continue;
    const known = hostsNamed(set, fqdn(host, namespaceOf(object), set.settings.clusterDomain));
    for (const { isService, manifest } of known) {
      if (isService) yield { host, at, service: manifest as Manifest<Service> };
    }
  }
}
