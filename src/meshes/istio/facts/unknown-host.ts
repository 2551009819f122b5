import { absence } from '../../../manifests/absence';
import type { Service } from '../../../manifests/cluster/kinds';
import type { RuleFinding } from '../../../manifests/rule';
import type { ManifestSet } from '../../../manifests/set';
import { fqdn } from './hosts';
import { hostsNamed, namespaceOfHost } from './registry';
import { isVisibleIn } from './visibility';

/** Why proxies know no host of a name that an object of a namespace uses, as its viewers see them, with `missing` in words; undefined where they do. */
export function unknownHost(
  set: ManifestSet,
  host: string,
  own: string,
  viewers: readonly string[] = [own],
): Omit<RuleFinding, 'at'> | undefined {
  const { settings } = set;
  const name = fqdn(host, own, settings.clusterDomain);
  const found = hostsNamed(set, name);
  const blind = viewers.find((viewer) => !found.some((known) => isVisibleIn(known.manifest.object, viewer, settings)));
  if (blind === undefined) return undefined;
  const related = found.map((known) => known.manifest);
  if (related.length > 0) return { values: { missing: `namespace ${blind} may not see (exportTo)` }, related };
  const [service = '', namespace = '', ...rest] = name.split('.');
  const half =
    rest.length === 0 || rest.join('.') === 'svc' ? set.find<Service>('/Service', namespace, service) : undefined;
  if (half !== undefined)
    return { values: { missing: 'is neither short nor full, so it names nothing' }, related: [half] };
  const { severity } = absence(settings, namespaceOfHost(name, settings.clusterDomain));
  if (severity === undefined) return { values: { missing: 'nothing defines' } };
  return { values: { missing: 'nothing in this set defines' }, severity };
}
