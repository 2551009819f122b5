import type { Graph } from '../../../model/program';
import type { ServiceModel } from '../../../model/resilient-service';
import { stableOf, type VersionModel } from '../../../model/version';
import type { Draft } from '../../draft';
import type { Renderer } from '../../mesh';
import { renderNetworkPolicy } from '../../shared/render/network-policy';
import {
  type AppProtocols,
  renderKubernetesService,
  renderServiceAccount,
  renderWorkload,
} from '../../shared/render/workload';
import type { LinkerdSettings } from '../settings';
import { linkerdPorts, renderAuthorization } from './authorization';
import { breakerAnnotations } from './breaker';
import { podTemplate } from './pod-template';
import { renderRoutes } from './route';

/** The words of Linkerd; to any other it forwards bytes, without routes. `linkerd.io/opaque` is not looked into by either proxy. */
const appProtocols: AppProtocols = {
  http: 'http',
  http2: 'kubernetes.io/h2c',
  grpc: 'kubernetes.io/h2c',
  tcp: 'linkerd.io/opaque',
};

/** The Service of a version. Its annotations hold for what is sent to its endpoints, and none of them is a retry or a timeout. */
export const renderVersionService = (
  version: VersionModel,
  service: ServiceModel,
  selector: Readonly<Record<string, string>>,
  annotations: Readonly<Record<string, string>> = {},
): Draft =>
  renderKubernetesService(version, service, selector, { ...annotations, ...breakerAnnotations(service) }, appProtocols);

/** What every version has: its pods, and the policies of the stage for them. */
export function renderVersion(
  version: VersionModel,
  service: ServiceModel,
  graph: Graph,
  settings: LinkerdSettings,
): readonly Draft[] {
  const template = podTemplate(version, service, graph);
  return [
    ...renderWorkload(version, service, template),
    ...renderAuthorization(version, service, graph, settings),
    ...renderNetworkPolicy(version, service, graph, linkerdPorts(settings)),
  ];
}

/** The service, its workload, and the routes of its host. */
export const renderService =
  (settings: LinkerdSettings): Renderer<ServiceModel> =>
  (service, graph) => {
    const stable = stableOf(service);
    return [
      ...renderServiceAccount(service),
      renderVersionService(stable, service, service.selector),
      ...renderRoutes(service, graph),
      ...renderVersion(stable, service, graph, settings),
    ];
  };
