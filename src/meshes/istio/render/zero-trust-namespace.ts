import type { NamespaceModel } from '../../../model/zero-trust-namespace';
import type { Draft } from '../../draft';
import type { Renderer } from '../../mesh';
import { renderNamespaceIsolation } from '../../shared/render/network-policy';
import type { IstioSettings } from '../settings';
import { renderNamespaceDeny, renderNamespaceMtls } from './authorization';

/** A pruned Namespace takes everything in it along, so no tool may prune it. */
const keep = {
  'argocd.argoproj.io/sync-options': 'Delete=false,Prune=false',
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};

function namespaceObject(model: NamespaceModel, { revision }: IstioSettings): readonly Draft[] {
  if (!model.owned) return [];
  const labels: Record<string, string> =
    revision === undefined ? { 'istio-injection': 'enabled' } : { 'istio.io/rev': revision };
  return [
    {
      owner: model.path,
      phase: 'namespace',
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: model.name, labels, annotations: keep },
      body: {},
    },
  ];
}

/** The Namespace with injection, its mTLS mode, and once it is complete what closes all of it. */
export const renderNamespace =
  (settings: IstioSettings): Renderer<NamespaceModel> =>
  (model) => [
    ...namespaceObject(model, settings),
    renderNamespaceMtls(model),
    ...renderNamespaceDeny(model),
    ...renderNamespaceIsolation(model),
  ];
