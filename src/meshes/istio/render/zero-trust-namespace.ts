import type { NamespaceModel } from '../../../model/zero-trust-namespace';
import type { Renderer } from '../../mesh';
import { renderNamespaceObject } from '../../shared/render/namespace';
import { renderNamespaceIsolation } from '../../shared/render/network-policy';
import type { IstioSettings } from '../settings';
import { renderNamespaceDeny, renderNamespaceMtls } from './authorization';

const injection = ({ revision }: IstioSettings): Readonly<Record<string, string>> =>
  revision === undefined ? { 'istio-injection': 'enabled' } : { 'istio.io/rev': revision };

/** The Namespace with injection, its mTLS mode, and once it is complete what closes all of it. */
export const renderNamespace =
  (settings: IstioSettings): Renderer<NamespaceModel> =>
  (model) => [
    ...renderNamespaceObject(model, { labels: injection(settings) }),
    renderNamespaceMtls(model),
    ...renderNamespaceDeny(model),
    ...renderNamespaceIsolation(model),
  ];
