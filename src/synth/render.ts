import type { Draft } from '../meshes/draft';
import { phases } from '../meshes/draft';
import type { Mesh } from '../meshes/mesh';
import type { Decoration, LeafMap } from '../model/decoration';
import { Later, type Leaf, mapLeaf, written } from '../model/later';
import type { Graph } from '../model/program';
import type { NamespaceModel } from '../model/zero-trust-namespace';

const waveAnnotation = 'argocd.argoproj.io/sync-wave';

type Words = Readonly<Record<string, string>>;

/** What the user says with what the renderer says beside it, which stays; nothing rather than an empty map. */
function merged(said: Leaf<LeafMap>, rendered: Words = {}): Words | undefined {
  const words = mapLeaf(said, (own) => ({ ...own, ...rendered }) as Words);
  return words instanceof Later || Object.keys(words).length > 0 ? written(words) : undefined;
}

/** Adds what the construct and its namespace say about all of their objects; what the draft says itself stays. */
function decorate(draft: Draft, decoration: Decoration, namespace: NamespaceModel): Draft {
  const wave: Record<string, string> = namespace.argocd ? { [waveAnnotation]: String(phases[draft.phase]) } : {};
  const labels = merged(decoration.labels, draft.metadata.labels);
  const annotations = merged(decoration.annotations, { ...wave, ...draft.metadata.annotations });
  return { ...draft, metadata: { ...draft.metadata, labels, annotations } };
}

/** The drafts of all models, each by the renderer of its namespace's mesh. */
export function renderGraph(graph: Graph, meshes: ReadonlyMap<string, Mesh>): readonly Draft[] {
  const drafts: Draft[] = [];
  const add = (made: readonly Draft[], decoration: Decoration, namespace: NamespaceModel): void => {
    const inOrder = [...made].sort((a, b) => phases[a.phase] - phases[b.phase]);
    for (const draft of inOrder) drafts.push(decorate(draft, decoration, namespace));
  };
  for (const namespace of graph.namespaces) {
    const { renderers } = meshes.get(namespace.path)!;
    add(renderers['zero-trust-namespace'](namespace, graph), namespace.decoration, namespace);
  }
  for (const service of graph.services) {
    const namespace = graph.namespaceOf(service);
    const { renderers } = meshes.get(namespace.path)!;
    add(renderers['resilient-service'](service, graph), service.decoration, namespace);
  }
  for (const canary of graph.canaries) {
    const namespace = graph.namespaceOf(graph.service(canary.service)!);
    const { renderers } = meshes.get(namespace.path)!;
    add(renderers['canary-release'](canary, graph), canary.decoration, namespace);
  }
  return drafts;
}
