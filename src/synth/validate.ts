import { ApiObject, type JsonPatch } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { groupBy } from '../common/group-by';
import { compareDiagnostics, type Diagnostic, diagnose, formatBody } from '../diagnostics';
import type { Draft } from '../meshes/draft';
import type { Mesh } from '../meshes/mesh';
import { dayOf, isDay } from '../model/day';
import { type Graph, graphOf, within } from '../model/program';
import { rules } from '../rules';
import { runRules } from '../rules/run';
import { type Excusable, excuse } from '../rules/suppression';
import { chartOf, withChartLabels } from './chart-labels';
import { checkOutput } from './check-output';
import { findCollisions } from './collisions';
import { type Host, noHost } from './host';
import { clear, materialize } from './materialize';
import { ModelReader } from './model-reader';
import { matchPatches } from './patches';
import { isReadable, type Readable, readingOrder } from './readable';
import { type Outcome, type Registry, registryOf } from './registry';
import { renderGraph } from './render';
import { report } from './report';
import { runGuards } from './run-guards';
import { tellUses } from './uses-file';
import { settle, type Written, writtenOf } from './written';

/** The day that findings are about, where no mesh says one. */
function today(): { readonly day: string; readonly problem: string | undefined } {
  const given = process.env['MESH_AS_OF'];
  const day = dayOf(new Date());
  if (given === undefined || given === '') return { day, problem: undefined };
  return isDay(given) ? { day: given, problem: undefined } : { day, problem: given };
}

/** Reads the constructs in the order in which they ask for one another. */
function read(constructs: readonly Readable[], leader: string, host: Host): ModelReader {
  const { day, problem } = today();
  const reader = new ModelReader(day, host);
  if (problem !== undefined) reader.report('MESH1016', { prop: 'MESH_AS_OF', value: problem }, { path: leader });
  for (const concept of readingOrder) {
    for (const construct of constructs) if (construct._concept === concept) construct._read(reader);
  }
  for (const construct of constructs) construct._link(reader);
  return reader;
}

/** What cdk8s prints for each construct when the output is refused: all findings, warnings too. */
function messagesOf(
  diagnostics: readonly Diagnostic[],
  known: ReadonlySet<string>,
  leader: string,
): Map<string, string[]> {
  const messages = new Map<string, string[]>();
  for (const diagnostic of diagnostics) {
    const path = known.has(diagnostic.path) ? diagnostic.path : leader;
    const body = path === diagnostic.path ? formatBody(diagnostic) : `(${diagnostic.path}) ${formatBody(diagnostic)}`;
    messages.set(path, [...(messages.get(path) ?? []), body]);
  }
  return messages;
}

/** Constructs that no file would have. */
function checkCharts(constructs: readonly Readable[]): readonly Diagnostic[] {
  const chartless = constructs.filter((construct) => chartOf(construct) === undefined);
  return chartless.map(({ _concept, node }) => diagnose('MESH1018', { kind: _concept }, { path: node.path }));
}

/** The codes of the checks of a program. */
function excusableOf(meshes: ReadonlyMap<string, Mesh>): Excusable {
  const all = [...new Set(meshes.values())];
  const overManifests = all.flatMap(({ checks }) => checks.rules);
  const isRefused = ({ upstream }: { readonly upstream: readonly string[] }): boolean => upstream.includes('webhook');
  const ofMeshes = all.flatMap((mesh) => mesh.rules);
  const guards = [...all.flatMap((mesh) => mesh.guards), ...overManifests.filter(isRefused)];
  const excusable = [...rules, ...ofMeshes, ...overManifests.filter((rule) => !isRefused(rule))];
  return { rules: new Set(excusable.map(({ code }) => code)), guards: new Set(guards.map(({ code }) => code)) };
}

/** Each mesh asks its own rules about the namespaces that are in it. */
function runRulesOfMeshes(graph: Graph, meshes: ReadonlyMap<string, Mesh>): readonly Diagnostic[] {
  const members = groupBy(meshes, ([, { rules: own }]) =>
    own.length === 0 ? undefined : own.map(({ code }) => code).join(),
  );
  return [...members.values()].flatMap((group) =>
    runRules(within(graph, new Set(group.map(([path]) => path))), group[0]![1].rules),
  );
}

/** What a program says and would write, and what is found in it. */
export interface Examined {
  readonly diagnostics: readonly Diagnostic[];
  readonly refused: boolean;
  readonly graph: Graph;
  readonly drafts: readonly Draft[];
  readonly patches: ReadonlyMap<Draft, readonly JsonPatch[]>;
  /** With values that are known later in their places. */
  readonly written: readonly Written[];
  readonly constructs: ReadonlyMap<string, IConstruct>;
  /** The mesh of each namespace construct. */
  readonly meshes: ReadonlyMap<string, Mesh>;
}

/** Reads and checks what is in a tree; nothing is made. */
export function examine(root: IConstruct, host: Host): Examined {
  const nodes = root.node.findAll();
  const constructs = new Map(nodes.map((node) => [node.node.path, node]));
  const readables = nodes.filter(isReadable);
  const reader = read(readables, readables[0]?.node.path ?? root.node.path, host);
  const graph = graphOf(reader.program());
  tellUses(graph);
  const drafts = withChartLabels(renderGraph(graph, reader.meshes), constructs);
  const { patches, patched, diagnostics: patchFindings } = matchPatches(drafts, reader.patches);
  const foreign = nodes.filter((node): node is ApiObject => ApiObject.isApiObject(node));
  const chartless = checkCharts(readables);
  const written = writtenOf(drafts, patched, foreign, graph, constructs);
  const known = host === noHost ? written : written.map(settle);
  const guarded = runGuards(known, reader.meshes, graph);
  const said = [
    ...reader.diagnostics,
    ...runRules(graph),
    ...runRulesOfMeshes(graph, reader.meshes),
    ...patchFindings,
    ...chartless,
    ...(chartless.length > 0 ? [] : findCollisions(root, drafts, foreign, constructs)),
  ];
  const isRefused = said.some(({ severity }) => severity === 'error');
  const found = [...said, ...guarded, ...checkOutput(known, reader.meshes, graph, { isRefused, guarded })];
  const diagnostics = [...excuse(found, reader.suppressions, excusableOf(reader.meshes))].sort(compareDiagnostics);
  const refused = diagnostics.some((diagnostic) => diagnostic.severity === 'error');
  return { diagnostics, refused, graph, drafts, patches, written, constructs, meshes: reader.meshes };
}

/** The same for a host that makes the objects itself: those of a former synth go. */
export function examineAnew(root: IConstruct, host: Host): Examined {
  const registry = registryOf(root);
  clear(registry);
  registry.outcome = undefined;
  return examine(root, host);
}

/** Reads, checks and, where nothing is refused, makes the objects. */
function run(root: IConstruct, registry: Registry): Outcome {
  clear(registry);
  const { diagnostics, refused, graph, drafts, patches, constructs } = examine(root, noHost);
  if (!refused) materialize(drafts, patches, graph, constructs, registry);
  const readables = [...constructs.values()].filter(isReadable);
  const known = new Set(readables.map((construct) => construct.node.path));
  const leader = readables[0]!.node.path;
  const outcome: Outcome = {
    revision: registry.revision,
    nodes: refused ? constructs.size : root.node.findAll().length,
    diagnostics,
    refused,
    messages: refused ? messagesOf(diagnostics, known, leader) : new Map(),
    leader,
  };
  report(outcome, graph, drafts.length);
  return outcome;
}

/** The outcome of the tree as it is now. Only the first construct that cdk8s asks looks for objects added beside ours. */
export function outcomeOf(construct: IConstruct): Outcome {
  const registry = registryOf(construct);
  const { outcome } = registry;
  const { root } = construct.node;
  const changed =
    outcome === undefined ||
    outcome.revision !== registry.revision ||
    (outcome.leader === construct.node.path && outcome.nodes !== root.node.findAll().length);
  if (changed) registry.outcome = run(root, registry);
  return registry.outcome!;
}

/** What cdk8s asks of every construct before it writes anything. */
export const validate = (construct: IConstruct): string[] => [
  ...(outcomeOf(construct).messages.get(construct.node.path) ?? []),
];

/** What is found in the tree of a construct, as data and in the order of the report. */
export function diagnosticsOf(construct: IConstruct): readonly Diagnostic[] {
  const first = construct.node.root.node.findAll().find(isReadable);
  return first === undefined ? [] : outcomeOf(first).diagnostics;
}
