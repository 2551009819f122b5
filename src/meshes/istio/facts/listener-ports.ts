import type { Manifest } from '../../../manifests/manifest';
import type { Path } from '../../../manifests/path';
import type { Gateway, Sidecar } from './kinds';
import { oncePerObject } from './once-per-object';

/** The port of a listener of a Gateway or Sidecar. */
export interface ListenerPort {
  readonly port: {
    readonly name?: string;
    readonly number?: number;
    readonly protocol?: string;
    readonly targetPort?: number;
  };
  readonly at: Path;
}

type Listeners = readonly { readonly port?: ListenerPort['port'] }[];

function portsOf(field: string, listeners: Listeners = []): ListenerPort[] {
  const placed: ListenerPort[] = [];
  for (const [index, { port }] of listeners.entries()) {
    if (port !== undefined) placed.push({ port, at: ['spec', field, index, 'port'] });
  }
  return placed;
}

/** The ports that a Gateway opens, or a Sidecar for calls in and out. */
export const listenerPortsOf = oncePerObject((manifest: Manifest<Gateway | Sidecar>): readonly ListenerPort[] => {
  if (manifest.object.kind === 'Gateway')
    return portsOf('servers', (manifest as Manifest<Gateway>).object.spec?.servers);
  const { spec } = (manifest as Manifest<Sidecar>).object;
  return [...portsOf('ingress', spec?.ingress), ...portsOf('egress', spec?.egress)];
});
