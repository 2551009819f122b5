import type { NamespaceModel } from '../../../model/zero-trust-namespace';
import type { Renderer } from '../../mesh';
import { renderNamespaceObject } from '../../shared/render/namespace';
import { renderNamespaceIsolation } from '../../shared/render/network-policy';
import type { LinkerdSettings } from '../settings';
import { namespaceInboundPolicy, renderNamespaceAuthorization } from './authorization';
import { injectAnnotation } from './pod-template';

/** The Namespace with injection and what holds for pods that nobody declares; once it is complete what closes all of it. */
export const renderNamespace =
  (settings: LinkerdSettings): Renderer<NamespaceModel> =>
  (namespace, graph) => [
    ...renderNamespaceObject(namespace, { annotations: { ...injectAnnotation, ...namespaceInboundPolicy(namespace) } }),
    ...renderNamespaceAuthorization(namespace, graph, settings),
    ...renderNamespaceIsolation(namespace),
  ];
