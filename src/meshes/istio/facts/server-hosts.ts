import type { Manifest } from '../../../manifests/manifest';
import { namespaceOf } from '../../../manifests/manifest';
import type { Gateway } from './kinds';

export type GatewayServer = NonNullable<NonNullable<Gateway['spec']>['servers']>[number];

/** A host of a server, `namespace/host`, in its parts. */
export interface ServerHost {
  /** Whose VirtualServices it takes; `*` for all. */
  readonly namespace: string;
  readonly host: string;
}

/** `./host` is of the Gateway's own namespace; a host without a slash of every. */
export function serverHost(text: string, own: string): ServerHost {
  const slash = text.indexOf('/');
  if (slash === -1) return { namespace: '*', host: text };
  const namespace = text.slice(0, slash);
  return { namespace: namespace === '.' ? own : namespace, host: text.slice(slash + 1) };
}

/** The hosts of all servers of a Gateway. */
export const serverHostsOf = ({ object }: Manifest<Gateway>): readonly ServerHost[] =>
  (object.spec?.servers ?? []).flatMap(({ hosts }) => hosts.map((host) => serverHost(host, namespaceOf(object))));
