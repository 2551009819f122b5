import { JsonPatch } from 'cdk8s';
import { groupBy } from '../common/group-by';
import { type Diagnostic, diagnose } from '../diagnostics';
import type { Draft } from '../meshes/draft';
import { withoutLaters } from '../model/later';
import { dig } from './manifest';
import type { PatchSet } from './model-reader';

/** The object that a draft becomes. */
export const objectOf = ({ apiVersion, kind, metadata, body }: Draft): Record<string, unknown> => ({
  apiVersion,
  kind,
  metadata,
  ...body,
});

type Json = Readonly<Record<string, unknown>>;

interface Matched {
  readonly patches: ReadonlyMap<Draft, readonly JsonPatch[]>;
  /** What patched drafts become. */
  readonly patched: ReadonlyMap<Draft, Json>;
  readonly diagnostics: readonly Diagnostic[];
}

/** The patches of each draft, and what is wrong with them: a kind that is not written, an operation that fails. */
export function matchPatches(drafts: readonly Draft[], sets: readonly PatchSet[]): Matched {
  const patches = new Map<Draft, readonly JsonPatch[]>();
  const patched = new Map<Draft, Json>();
  const diagnostics: Diagnostic[] = [];
  if (sets.length === 0) return { patches, patched, diagnostics };
  const byOwner = groupBy(drafts, (draft) => draft.owner);
  for (const { path, kind, operations } of sets) {
    const own = byOwner.get(path) ?? [];
    const targets = own.filter((draft) => draft.kind === kind);
    const place = { path, at: `patches.${kind}` };
    if (targets.length === 0) {
      const kinds = [...new Set(own.map((draft) => draft.kind))].sort().join(', ');
      diagnostics.push(diagnose('MESH1009', { kind, kinds }, place));
    }
    for (const target of targets) {
      try {
        const before = patched.get(target) ?? objectOf(target);
        // not structuredClone, since values that are known later stay what they are
        const copy = withoutLaters(before, (later) => later);
        const after = JsonPatch.apply(copy, ...operations) as Json;
        if (identityOf(after) !== identityOf(before)) diagnostics.push(diagnose('MESH1017', { kind }, place));
        patches.set(target, [...(patches.get(target) ?? []), ...operations]);
        patched.set(target, after);
      } catch (error) {
        const reason = String((error as Error).message ?? error).split('\n')[0]!;
        diagnostics.push(diagnose('MESH1011', { kind, error: reason }, place));
      }
    }
  }
  return { patches, patched, diagnostics };
}

/** What identifies an object may not be patched: the object that others refer to would be gone. */
function identityOf(object: Json): string {
  const { name, namespace } = (object['metadata'] ?? {}) as Json;
  const account = dig(object, 'spec', 'template', 'spec', 'serviceAccountName');
  return JSON.stringify([
    object['apiVersion'],
    object['kind'],
    namespace,
    name,
    dig(object, 'spec', 'selector'),
    account,
  ]);
}
