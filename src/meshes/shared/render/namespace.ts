import type { NamespaceModel } from '../../../model/zero-trust-namespace';
import type { Draft } from '../../draft';

/** A pruned Namespace takes everything in it along, so no tool may prune it. */
const keep = {
  'argocd.argoproj.io/sync-options': 'Delete=false,Prune=false',
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};

interface Injecting {
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** The Namespace, where it is ours to write, with what asks a mesh for its proxies. */
export function renderNamespaceObject(model: NamespaceModel, { labels, annotations }: Injecting): readonly Draft[] {
  if (!model.owned) return [];
  return [
    {
      owner: model.path,
      phase: 'namespace',
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: model.name,
        ...(labels === undefined ? {} : { labels }),
        annotations: { ...annotations, ...keep },
      },
      body: {},
    },
  ];
}
