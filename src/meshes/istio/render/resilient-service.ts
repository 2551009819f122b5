import type { Graph } from '../../../model/program';
import type { ServiceModel } from '../../../model/resilient-service';
import { stableOf, type VersionModel } from '../../../model/version';
import type { NamespaceModel } from '../../../model/zero-trust-namespace';
import type { Draft } from '../../draft';
import type { Renderer } from '../../mesh';
import { renderNetworkPolicy } from '../../shared/render/network-policy';
import {
  type PodTemplate,
  renderKubernetesService,
  renderServiceAccount,
  renderWorkload,
} from '../../shared/render/workload';
import type { IstioSettings } from '../settings';
import { seconds } from '../settings';
import { renderAuthorization, renderOpenings } from './authorization';
import { renderDestinationRule } from './destination-rule';
import { renderVirtualService } from './virtual-service';

/** Labels by which the webhook injects, where the namespace is not ours to label. */
export const injectionLabels = ({ revision }: IstioSettings): Readonly<Record<string, string>> => ({
  'sidecar.istio.io/inject': 'true',
  ...(revision === undefined ? {} : { 'istio.io/rev': revision }),
});

/** The proxy starts before the application and drains as long as that goes on serving. */
function podTemplate(version: VersionModel, namespace: NamespaceModel, settings: IstioSettings): PodTemplate {
  const drain = version.workload.kind === 'Own' ? version.workload.terminationGracePeriod : 0;
  const config = { holdApplicationUntilProxyStarts: true, terminationDrainDuration: seconds(drain * 1000) };
  return {
    labels: namespace.owned ? {} : injectionLabels(settings),
    annotations: { 'proxy.istio.io/config': JSON.stringify(config) },
  };
}

/** The ports of a sidecar: 15020 merged metrics and rewritten probes, 15021 health, 15090 Envoy's own metrics. */
const ports = ({ rootNamespace }: IstioSettings) => ({
  probes: [15020, 15021],
  metrics: [15020, 15090],
  controlPlane: { namespace: rootNamespace, ports: [15012] },
});

/** What every version has: its pods, and the policies of the stage for them. */
export function renderVersion(
  version: VersionModel,
  service: ServiceModel,
  graph: Graph,
  settings: IstioSettings,
): readonly Draft[] {
  const template = podTemplate(version, graph.namespaceOf(service), settings);
  return [
    ...renderOpenings(version, service, graph),
    ...renderWorkload(version, service, template),
    ...renderAuthorization(version, service, graph),
    ...renderNetworkPolicy(version, service, graph, ports(settings)),
  ];
}

/** The service, its workload, and the one VirtualService and DestinationRule of its host. */
export const renderService =
  (settings: IstioSettings): Renderer<ServiceModel> =>
  (service, graph) => {
    const stable = stableOf(service);
    return [
      ...renderServiceAccount(service),
      renderKubernetesService(stable, service, service.selector),
      renderDestinationRule(service, graph),
      renderVirtualService(service, graph),
      ...renderVersion(stable, service, graph, settings),
    ];
  };
