import type { Finding } from './finding';
import type { Located, ObjectName, Place } from './located';
import type { Candidate, Manifest } from './manifest';
import { formatPath } from './path';
import { type Locator, locatorOf } from './read/locate';

const nameOf = ({ object }: Manifest): ObjectName => {
  const { apiVersion, kind, metadata } = object;
  const name = metadata.name ?? (metadata.generateName === undefined ? '' : `${metadata.generateName}…`);
  return { apiVersion, kind, ...(metadata.namespace === undefined ? {} : { namespace: metadata.namespace }), name };
};

const isManifest = (about: Candidate | Manifest): about is Manifest => 'object' in about;

/** Puts files, lines and names to findings. A text is asked for only where something is found in it. */
export function locateFindings(
  findings: readonly Finding[],
  textOf: (file: string) => string | undefined,
): readonly Located[] {
  const locators = new Map<string, Locator>();
  const placeOf = ({ origin }: Candidate | Manifest, path: Finding['at']): Place => {
    if (origin.kind === 'Construct') return { file: origin.path };
    const { file } = origin;
    let locator = locators.get(file);
    if (locator === undefined) {
      locator = locatorOf(textOf(file) ?? '');
      locators.set(file, locator);
    }
    return { file, ...locator.locate(origin, path) };
  };
  return findings.map(({ code, severity, what, why, fix, about, at, related, upstream }) => ({
    code,
    severity,
    what,
    why,
    fix,
    ...placeOf(about, at),
    path: formatPath(at),
    ...(isManifest(about) ? { object: nameOf(about) } : {}),
    related: related.map((one) => ({ ...placeOf(one, []), object: nameOf(one) })),
    upstream,
  }));
}
