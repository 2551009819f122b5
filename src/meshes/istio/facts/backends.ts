import { namespaceOf } from '../../../manifests/manifest';
import type { Path } from '../../../manifests/path';
import type { ApiRoute } from './gateway-api';

/** A Service that a route sends to, with the namespace that is looked in. */
export interface Backend {
  readonly namespace: string;
  readonly name: string;
  readonly port: number | undefined;
  readonly at: Path;
}

interface Ref {
  readonly group?: string;
  readonly kind?: string;
  readonly name: string;
  readonly namespace?: string;
  readonly port?: number;
}

/** The Services of a route: backends, and mirrors of rules. */
export function* backendsOf({ metadata, spec }: ApiRoute): Generator<Backend> {
  const own = namespaceOf({ apiVersion: '', kind: '', metadata });
  const backend = (ref: Ref | undefined, at: Path): readonly Backend[] =>
    ref === undefined || (ref.group ?? '') !== '' || (ref.kind ?? 'Service') !== 'Service'
      ? []
      : [{ namespace: ref.namespace ?? own, name: ref.name, port: ref.port, at }];
  for (const [index, rule] of (spec?.rules ?? []).entries()) {
    const at = ['spec', 'rules', index];
    for (const [place, ref] of (rule.backendRefs ?? []).entries()) yield* backend(ref, [...at, 'backendRefs', place]);
    for (const [place, filter] of (rule.filters ?? []).entries()) {
      yield* backend(filter.requestMirror?.backendRef, [...at, 'filters', place, 'requestMirror', 'backendRef']);
    }
  }
}
