import type { Diagnostic } from '../diagnostics';
import { checkManifests } from '../manifests/check';
import type { Finding } from '../manifests/finding';
import type { Manifest } from '../manifests/manifest';
import { formatPath } from '../manifests/path';
import type { Guard } from '../meshes/guard';
import type { Mesh } from '../meshes/mesh';
import type { Graph } from '../model/program';
import type { Written } from './written';

const nameOf = ({ object: { kind, metadata } }: Manifest): string => `${kind} ${metadata.name ?? ''}`;

const pathOf = ({ origin }: Finding['about']): string => (origin.kind === 'Construct' ? origin.path : origin.file);

function diagnosticOf({ about, at, related, upstream: _, ...words }: Finding): Diagnostic {
  const field = formatPath(at);
  const object = 'object' in about ? nameOf(about) : '';
  return {
    ...words,
    path: pathOf(about),
    at: field === '' ? object : `${object} ${field}`,
    related: related.map(nameOf),
  };
}

/** Namespaces of which everything is in the program: those that it makes itself, unless pods in them are of elsewhere. */
function completeIn({ namespaces, services }: Graph): readonly string[] {
  const elsewhere = services.filter(({ workload }) => workload.kind === 'Selected').map(({ namespace }) => namespace);
  return namespaces.filter(({ owned, name }) => owned && !elsewhere.includes(name)).map(({ name }) => name);
}

const isRefusedByEngines = ({ code, upstream }: Pick<Finding, 'code' | 'upstream'>): boolean =>
  code.startsWith('MESH7') || upstream.includes('webhook');

/** What the model has already said, or what it says better because it knows the program. */
function isSaidBefore(
  { code, severity, upstream, about }: Finding,
  by: Written['by'],
  guards: readonly Guard[],
  before: Before,
): boolean {
  const path = pathOf(about);
  // an info is mostly that something is not in the program, and need not be
  if (severity === 'info') return true;
  // what engines would refuse is a fault of the renderers; what the props mean together is for the rules over the model
  if (by === 'renderer') return before.isRefused || !isRefusedByEngines({ code, upstream });
  return guards.some((guard) => {
    const hasFired = before.guarded.some((one) => one.code === guard.code && one.path === path);
    return guard.insteadOf.includes(code) && (by === 'patch' || hasFired);
  });
}

/** What was found before. */
export interface Before {
  /** Whether something of the program is refused, so that its objects are not whole. */
  readonly isRefused: boolean;
  readonly guarded: readonly Diagnostic[];
}

/**
 * Holds everything that will be written against what a cluster would say: ours, patched or not, and what users put beside it. Each mesh of
 * the program is asked once, about all of it.
 */
export function checkOutput(
  written: readonly Written[],
  meshes: ReadonlyMap<string, Mesh>,
  graph: Graph,
  before: Before,
): readonly Diagnostic[] {
  const by = new Map<Manifest, Written['by']>();
  for (const { path, object, by: maker } of written) by.set({ object, origin: { kind: 'Construct', path } }, maker);
  const manifests = [...by.keys()];
  const complete = before.isRefused ? [] : completeIn(graph);
  const asked = new Map([...meshes.values()].map((mesh) => [JSON.stringify(mesh.checks.settings), mesh]));
  const diagnostics = [...asked.values()].flatMap(({ checks: { schemas, rules, settings }, guards }) =>
    checkManifests(manifests, { schemas, rules, settings: { ...settings, complete } })
      .findings.filter((finding) => !isSaidBefore(finding, by.get(finding.about as Manifest) ?? 'user', guards, before))
      .map(diagnosticOf),
  );
  if (asked.size < 2) return diagnostics;
  return [...new Map(diagnostics.map((one) => [JSON.stringify(one), one])).values()];
}
