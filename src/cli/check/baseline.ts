import { type Located, nameOf } from '../../manifests/located';

/** Indexes move when something is added before them; what stands there stays the same. */
const withoutIndexes = (path: string): string => path.replace(/\[\d+\]/g, '[]');

/** The same for the same fault of the same object, wherever its file and line are. */
export function fingerprintOf({ code, what, path, object, file }: Located): string {
  const about = object === undefined ? file : `${object.apiVersion.split('/')[0]} ${nameOf(object)}`;
  // only who asks for fingerprints needs it
  const { createHash } = require('node:crypto') as typeof import('node:crypto');
  return createHash('sha256')
    .update([code, about, withoutIndexes(path), what].join('\n'))
    .digest('hex')
    .slice(0, 16);
}

export class BaselineError extends Error {}

interface Entry {
  readonly fingerprint: string;
}

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && typeof (value as Entry).fingerprint === 'string';

/** The fingerprints of a baseline file. */
export function readBaseline(text: string, file: string): ReadonlySet<string> {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw new BaselineError(`${file} is not JSON: ${(error as Error).message}`);
  }
  const { version, accepted } = (document ?? {}) as { readonly version?: unknown; readonly accepted?: unknown };
  if (version !== 1 || !Array.isArray(accepted) || !accepted.every(isEntry)) {
    throw new BaselineError(`${file} is no baseline: write one with --write-baseline ${file}`);
  }
  return new Set(accepted.map(({ fingerprint }) => fingerprint));
}

/** A file that a reviewer can read, sorted so that it changes only where findings do. */
export function baselineOf(findings: readonly Located[]): string {
  const entries = new Map(
    findings.map((finding) => {
      const { code, object, path, what } = finding;
      const fingerprint = fingerprintOf(finding);
      return [
        fingerprint,
        { fingerprint, code, object: object === undefined ? finding.file : nameOf(object), path, what },
      ];
    }),
  );
  const key = ({ object, code, fingerprint }: { object: string; code: string; fingerprint: string }): string =>
    `${object}\n${code}\n${fingerprint}`;
  const accepted = [...entries.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return `${JSON.stringify({ version: 1, accepted }, undefined, 2)}\n`;
}
