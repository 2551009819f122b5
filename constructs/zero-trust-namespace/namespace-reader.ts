import type { IConstruct } from 'constructs';
import type { Mesh } from '../../src/meshes/mesh';
import type { Feature } from '../../src/model/feature';
import { type NamespaceModel, type StageModel, stages } from '../../src/model/zero-trust-namespace';
import type { ModelReader } from '../../src/synth/model-reader';
import type { KeysOf, PropsReader } from '../../src/synth/props-reader';
import { commonKeys, readCommon, readName } from '../common-reader';
import { readEdge, readEgress } from './edge-reader';
import { GitOps } from './gitops';
import type { ZeroTrustNamespaceProps } from './props';
import { firstStage, readStage } from './stage-reader';

const keys: KeysOf<ZeroTrustNamespaceProps> = {
  ...commonKeys,
  mesh: true,
  stage: true,
  complete: true,
  egress: true,
  gitops: true,
};
const isMesh = (value: unknown): value is Mesh => {
  const mesh = value as Mesh | null | undefined;
  const isObject = (part: unknown): boolean => typeof part === 'object' && part !== null;
  return mesh?.kind === 'Mesh' && [mesh.facts, mesh.features, mesh.renderers].every(isObject);
};

function checkFloor(stage: StageModel, mesh: Mesh, props: PropsReader): void {
  const isBelow = mesh.facts.mtlsFloor === 'STRICT' && stage.name === 'observe' && stage.belowFloor === undefined;
  // a mesh that is strict from the start says so itself
  if (isBelow && mesh.features.permissiveStage.state !== 'cannot') {
    props.refuse('MESH3010', 'stage', {});
  }
  if (mesh.facts.mtlsFloor !== 'STRICT' && stage.belowFloor !== undefined) props.refuse('MESH3017', 'stage', {});
}

/** What the props ask of the mesh. */
const usesOfNamespace = ({ stage, complete }: NamespaceModel): readonly (readonly [Feature, string])[] => [
  ...(stage.name === 'observe' && stage.belowFloor === undefined ? [['permissiveStage', 'stage'] as const] : []),
  ...(stage.name === 'observe' && stage.belowFloor !== undefined ? [['permissiveException', 'stage'] as const] : []),
  ...(stages[stage.name].authorization === 'dry-run' ? [['policyDryRun', 'stage'] as const] : []),
  ...(complete ? [['namespaceDeny', 'complete'] as const] : []),
];

/** What a ZeroTrustNamespace says of itself, as a model. */
export function readNamespace(
  construct: IConstruct,
  given: { readonly props: unknown; readonly owned: boolean },
  reader: ModelReader,
): void {
  const path = construct.node.path;
  const name = readName(construct, 'Namespace', 63, reader);
  const props = reader.props(given.props, path, keys);
  const decoration = readCommon(props, path, reader);
  const mesh = props.required('mesh', "a mesh, such as istio({ version: '1.31' })", isMesh);
  const asOf = mesh?.facts.asOf ?? reader.today;
  const stage = readStage(props, path, { namespace: name, today: asOf, reader });
  const gitops = props.instance('gitops', GitOps, 'a tool, such as argocd()');
  const complete = props.flag('complete');
  const egress = props.oneOf('egress', ['open', 'declared']) ?? 'open';
  if (mesh === undefined) return;
  for (const refusal of mesh.refusals) reader.diagnostics.push({ ...refusal, path });
  if (stage !== undefined) checkFloor(stage, mesh, props);
  if (stage?.newNamespace !== undefined && !given.owned) {
    props.refuse('MESH3011', 'stage', { evidence: 'the namespace is adopted by fromName' });
  }
  const argocd = gitops?._tool === 'argocd';
  const model: NamespaceModel = {
    kind: 'Namespace',
    path,
    name,
    owned: given.owned,
    stage: stage ?? firstStage, // refused already; what is below is still read
    complete,
    egress,
    argocd,
    asOf,
    mesh: mesh.facts,
    decoration,
  };
  reader.addNamespace(model, mesh);
  for (const [feature, at] of usesOfNamespace(model)) reader.addUse(feature, { path, at }, model);
}

/** What a ZeroTrustNamespace says about others: who may call its services, and where they may call out to. */
export function linkNamespace(
  construct: IConstruct,
  edges: { readonly allowed: readonly unknown[]; readonly egress: readonly unknown[] },
  reader: ModelReader,
): void {
  const namespace = reader.namespace(construct.node.path);
  if (namespace === undefined) return;
  for (const [index, given] of edges.allowed.entries()) {
    const edge = readEdge(given, `allow[${index}]`, namespace, reader);
    if (edge === undefined) continue;
    reader.addEdge(edge);
    const { path, at } = edge;
    const isNarrow = edge.methods.length > 0 || edge.paths.length > 0;
    if (isNarrow) reader.addUse('allowByMethodAndPath', { path, at }, namespace);
  }
  for (const [index, given] of edges.egress.entries()) {
    const way = readEgress(given, `allowEgress[${index}]`, namespace, reader);
    if (way !== undefined) reader.addEgress(way);
  }
  checkAnswers(namespace, reader);
  const adopted = reader.servicesIn(namespace.path).find((service) => service.workload.kind === 'Selected');
  if (namespace.stage.newNamespace !== undefined && adopted !== undefined) {
    const evidence = `${adopted.path} selects pods that exist already`;
    reader.report('MESH3011', { evidence }, { path: namespace.path, at: 'stage' });
  }
}

/** The answers about callers without a sidecar must agree with what the services declare. */
function checkAnswers(namespace: NamespaceModel, reader: ModelReader): void {
  for (const [question, purpose] of [
    ['webhooks', 'webhook'],
    ['scrapes', 'scrape'],
  ] as const) {
    const said = namespace.stage[question];
    const declared = reader.openingsIn(namespace.path).find((opening) => opening.purpose === purpose);
    if (said === undefined || (said === 'declared') === (declared !== undefined)) continue;
    const found = declared === undefined ? 'no service declares one' : `${declared.path} declares ${declared.at}`;
    reader.report(
      'MESH3012',
      { answer: question, said, found },
      { path: namespace.path, at: `stage.strict.${question}` },
    );
  }
}
