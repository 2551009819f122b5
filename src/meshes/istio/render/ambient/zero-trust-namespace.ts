import type { NamespaceModel } from '../../../../model/zero-trust-namespace';
import type { Renderer } from '../../../mesh';
import { renderNamespaceObject } from '../../../shared/render/namespace';
import { renderNamespaceIsolation } from '../../../shared/render/network-policy';
import type { IstioSettings } from '../../settings';
import { renderNamespaceMtls } from '../authorization';
import { renderAmbientDeny } from './authorization';
import { renderWaypointNetworkPolicy } from './network-policy';
import { renderWaypoint } from './waypoint';

/** Asks for ztunnel, of a Namespace or of pods. A revision is none of its business: under it the webhook would inject sidecars. */
export const ambientLabels = { 'istio.io/dataplane-mode': 'ambient' } as const;

/** The Namespace in ambient mode, its waypoint where a service needs one, its mTLS mode, and what closes all of it. */
export const renderAmbientNamespace =
  (settings: IstioSettings): Renderer<NamespaceModel> =>
  (model, graph) => [
    ...renderNamespaceObject(model, { labels: ambientLabels }),
    renderNamespaceMtls(model),
    ...renderWaypoint(model, graph, settings),
    ...renderAmbientDeny(model),
    ...renderNamespaceIsolation(model),
    ...renderWaypointNetworkPolicy(model, graph, settings),
  ];
