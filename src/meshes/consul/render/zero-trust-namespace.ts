import type { NamespaceModel } from '../../../model/zero-trust-namespace';
import type { Renderer } from '../../mesh';
import { renderNamespaceObject } from '../../shared/render/namespace';
import { renderNamespaceIsolation } from '../../shared/render/network-policy';
import type { ConsulSettings } from '../settings';
import { renderMeshEntry } from './mutual-tls';

/**
 * The Namespace without a word of injection, for which only pods ask; while it accepts plaintext the entry of the mesh that allows it; and
 * what isolates the pods that nobody declares.
 */
export const renderNamespace =
  (settings: ConsulSettings): Renderer<NamespaceModel> =>
  (model, graph) => [
    ...renderNamespaceObject(model, {}),
    ...renderMeshEntry(model, graph, settings),
    ...renderNamespaceIsolation(model),
  ];
