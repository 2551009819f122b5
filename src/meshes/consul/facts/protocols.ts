import type { Manifest } from '../../../manifests/manifest';
import type { ManifestSet } from '../../../manifests/set';
import { entryOf } from './entries';
import { kinds, type ProxyDefaults, type ServiceDefaults } from './kinds';

/** What a service can speak. */
export const protocols: readonly string[] = ['tcp', 'http', 'http2', 'grpc'];

/** What Consul takes a service for, and whether nothing outside of the set can say otherwise. */
export interface Spoken {
  readonly protocol: string;
  readonly isSure: boolean;
  /** What says so. */
  readonly by: Manifest | undefined;
}

const globals = (set: ManifestSet): Manifest<ProxyDefaults> | undefined =>
  set.of<ProxyDefaults>(kinds.proxyDefaults).find(({ object }) => object.metadata.name === 'global');

/** The protocol of a service: of its ServiceDefaults, else of the ProxyDefaults, else tcp. */
export function spokenBy(set: ManifestSet, namespace: string, service: string): Spoken {
  const isWhole = set.settings.complete === 'all';
  const own = entryOf<ServiceDefaults>(set, kinds.serviceDefaults, namespace, service);
  const said = own?.object.spec?.protocol;
  if (said !== undefined && said !== '') return { protocol: said, isSure: true, by: own };
  const all = set.derive(globals);
  const byDefault = all?.object.spec?.config?.['protocol'];
  const isSure = isWhole || (own !== undefined && all !== undefined);
  return { protocol: typeof byDefault === 'string' ? byDefault : 'tcp', isSure, by: all ?? own };
}

/** Whether routes, splits and permissions can be about its requests. */
export const hasRequests = ({ protocol }: Spoken): boolean =>
  protocol === 'http' || protocol === 'http2' || protocol === 'grpc';

/** The kinds that it is found in, for the `reads` of a rule. */
export const protocolKinds = [kinds.serviceDefaults, kinds.proxyDefaults] as const;
