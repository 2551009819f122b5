import type { Manifest } from '../../../manifests/manifest';
import type { Path } from '../../../manifests/path';
import type { Gateway, Sidecar } from './kinds';
import { oncePerObject } from './once-per-object';

export type Server = NonNullable<NonNullable<Gateway['spec']>['servers']>[number];
export type ServerTls = NonNullable<Server['tls']>;
type Mode = NonNullable<ServerTls['mode']>;

/** The TLS of a listener, and where it stands. */
export interface PlacedTls {
  readonly tls: ServerTls;
  readonly mode: Mode;
  readonly at: Path;
}

/** Without a word the first of the enumeration holds. */
export const modeOf = ({ mode }: ServerTls): Mode => mode ?? 'PASSTHROUGH';

/** Whether the listener leaves TLS to the server behind it. */
export const isPassthrough = (mode: Mode): boolean => mode === 'PASSTHROUGH' || mode === 'AUTO_PASSTHROUGH';

/** Whether the listener shows a certificate that the object names. */
export const needsCertificate = (mode: Mode): boolean =>
  mode === 'SIMPLE' || mode === 'MUTUAL' || mode === 'OPTIONAL_MUTUAL';

/** Whether callers show a certificate that the listener verifies by a CA that the object names. */
export const verifiesCallers = (mode: Mode): boolean => mode === 'MUTUAL' || mode === 'OPTIONAL_MUTUAL';

/** Text that is there and not empty; istiod does not tell an empty field from none. */
export const isSaid = (value: string | readonly unknown[] | undefined): boolean =>
  value !== undefined && value.length > 0;

/** The TLS of the servers of a Gateway, or of the listeners of a Sidecar for calls in. */
export const serverTlsOf = oncePerObject((manifest: Manifest<Gateway | Sidecar>) => {
  const field = manifest.object.kind === 'Gateway' ? 'servers' : 'ingress';
  const listeners: readonly { readonly tls?: ServerTls }[] =
    field === 'servers'
      ? ((manifest as Manifest<Gateway>).object.spec?.servers ?? [])
      : ((manifest as Manifest<Sidecar>).object.spec?.ingress ?? []);
  const placed: PlacedTls[] = [];
  for (const [index, { tls }] of listeners.entries()) {
    if (tls !== undefined) placed.push({ tls, mode: modeOf(tls), at: ['spec', field, index, 'tls'] });
  }
  return placed;
});
