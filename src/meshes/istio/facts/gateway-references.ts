import { type Manifest, namespaceOf } from '../../../manifests/manifest';
import type { Path } from '../../../manifests/path';
import type { VirtualService } from './kinds';

/** A gateway as a VirtualService names it. */
export interface GatewayReference {
  readonly namespace: string;
  readonly name: string;
  /** As written. */
  readonly text: string;
  readonly at: Path;
}

/** `namespace/name`, a name in the own namespace, or the old `name.namespace.svc…`. */
export function gatewayNamed(text: string, own: string): { readonly namespace: string; readonly name: string } {
  const slash = text.indexOf('/');
  if (slash !== -1) {
    const namespace = text.slice(0, slash);
    return { namespace: namespace === '.' ? own : namespace, name: text.slice(slash + 1) };
  }
  const [name = text, namespace = own] = text.split('.');
  return { namespace, name };
}

/** The named gateways of a VirtualService, those of its matches too; `mesh` is none. */
export function* gatewayReferences({ object }: Manifest<VirtualService>): Generator<GatewayReference> {
  const own = namespaceOf(object);
  const { spec } = object;
  const named = function* (names: readonly string[] | undefined, at: Path): Generator<GatewayReference> {
    for (const [index, text] of (names ?? []).entries()) {
      if (text !== 'mesh') yield { ...gatewayNamed(text, own), text, at: [...at, index] };
    }
  };
  yield* named(spec?.gateways, ['spec', 'gateways']);
  for (const protocol of ['http', 'tls', 'tcp'] as const) {
    for (const [index, { match = [] }] of (spec?.[protocol] ?? []).entries()) {
      for (const [place, { gateways }] of match.entries()) {
        yield* named(gateways, ['spec', protocol, index, 'match', place, 'gateways']);
      }
    }
  }
}

/** Whether sidecars get its routes. */
export const isForMesh = ({ object: { spec } }: Manifest<VirtualService>): boolean =>
  spec?.gateways === undefined || spec.gateways.length === 0 || spec.gateways.includes('mesh');
