import type { Manifest } from '../../../manifests/manifest';
import type { Path } from '../../../manifests/path';
import type { Gateway } from './kinds';

/** A Secret that a server of a Gateway reads, as written. */
export interface Credential {
  readonly name: string;
  readonly mode: string | undefined;
  readonly at: Path;
}

/** The Secrets of a Gateway; names of other sources (`configmap://`, `sds://`, …) are left out. */
export function* credentialsOf({ object: { spec } }: Manifest<Gateway>): Generator<Credential> {
  for (const [index, { tls }] of (spec?.servers ?? []).entries()) {
    const at = ['spec', 'servers', index, 'tls'];
    const named: readonly (readonly [string | undefined, Path])[] = [
      [tls?.credentialName, [...at, 'credentialName']],
      ...(tls?.credentialNames ?? []).map((name, place) => [name, [...at, 'credentialNames', place]] as const),
    ];
    for (const [text, place] of named) {
      const name = text?.replace(/^kubernetes:\/\//, '');
      if (name !== undefined && name !== '' && !name.includes('/')) yield { name, mode: tls?.mode, at: place };
    }
  }
}
