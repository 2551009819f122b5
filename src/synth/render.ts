import type { Draft } from '../meshes/draft';
import { phases } from '../meshes/draft';
import type { Mesh } from '../meshes/mesh';
import type { Decoration } from '../model/decoration';
import type { Graph } from '../model/program';
import type { NamespaceModel } from '../model/zero-trust-namespace';

const waveAnnotation = 'argocd.argoproj.io/sync-wave';

/** Adds what the construct and its namespace say about all of their objects; what the draft says itself stays. */
function decorate(draft: Draft, decoration: Decoration, namespace: NamespaceModel): Draft {
  const wave: Record<string, string> = namespace.argocd ? { [waveAnnotation]: String(phases[draft.phase]) } : {};
  const labels = { ...decoration.labels, ...draft.metadata.labels };
  const annotations = { ...decoration.annotations, ...wave, ...draft.metadata.annotations };
  return { ...draft, metadata: { ...draft.metadata, labels, annotations } };
}

/** The drafts of all models, each by the renderer of its namespace's mesh. */
export function renderGraph(graph: Graph, meshes: ReadonlyMap<string, Mesh>): readonly Draft[] {
  const drafts: Draft[] = [];
  const add = (made: readonly Draft[], decoration: Decoration, namespace: NamespaceModel): void => {
    for (const draft of made) drafts.push(decorate(draft, decoration, namespace));
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
