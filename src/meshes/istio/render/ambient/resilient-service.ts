import type { Graph } from '../../../../model/program';
import type { ServiceModel } from '../../../../model/resilient-service';
import { stableOf, type VersionModel } from '../../../../model/version';
import type { Draft } from '../../../draft';
import type { Renderer } from '../../../mesh';
import { renderKubernetesService, renderServiceAccount, renderWorkload } from '../../../shared/render/workload';
import type { IstioSettings } from '../../settings';
import { renderOpenings } from '../authorization';
import { renderDestinationRule } from '../destination-rule';
import { renderVirtualService } from '../virtual-service';
import { renderAmbientAuthorization } from './authorization';
import { renderHttpRoute } from './http-route';
import { renderAmbientNetworkPolicy } from './network-policy';
import { needsWaypoint, throughWaypoint } from './waypoint';
import { ambientLabels } from './zero-trust-namespace';

/** The Service of a version, whose labels send callers through the waypoint where it needs one. */
export function renderAmbientKubernetesService(
  version: VersionModel,
  service: ServiceModel,
  graph: Graph,
  selector: Readonly<Record<string, string>>,
  annotations: Readonly<Record<string, string>> = {},
): Draft {
  const draft = renderKubernetesService(version, service, selector, annotations);
  if (!needsWaypoint(service, graph)) return draft;
  return { ...draft, metadata: { ...draft.metadata, labels: throughWaypoint } };
}

/** What every version has: its pods, without a word for a proxy of their own, and the policies of the stage for them. */
export function renderAmbientVersion(version: VersionModel, service: ServiceModel, graph: Graph): readonly Draft[] {
  const labels = graph.namespaceOf(service).owned ? {} : ambientLabels;
  return [
    ...renderOpenings(version, service, graph),
    ...renderWorkload(version, service, { labels, annotations: {} }),
    ...renderAmbientAuthorization(version, service, graph),
    ...renderAmbientNetworkPolicy(version, service, graph),
  ];
}

/** What only a waypoint reads. */
function forWaypoint(service: ServiceModel, graph: Graph, { routes }: IstioSettings): readonly Draft[] {
  if (!needsWaypoint(service, graph)) return [];
  const route = routes === 'gateway-api' ? renderHttpRoute : renderVirtualService;
  return [renderDestinationRule(service, graph), route(service, graph)];
}

/** The service, its workload, and where it needs a waypoint what that is told. */
export const renderAmbientService =
  (settings: IstioSettings): Renderer<ServiceModel> =>
  (service, graph) => {
    const stable = stableOf(service);
    return [
      ...renderServiceAccount(service),
      renderAmbientKubernetesService(stable, service, graph, service.selector),
      ...forWaypoint(service, graph, settings),
      ...renderAmbientVersion(stable, service, graph),
    ];
  };
