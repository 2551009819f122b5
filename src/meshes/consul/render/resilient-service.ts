import type { Graph } from '../../../model/program';
import type { ServiceModel } from '../../../model/resilient-service';
import { stableOf, type VersionModel } from '../../../model/version';
import type { Draft } from '../../draft';
import type { Renderer } from '../../mesh';
import { renderNetworkPolicy } from '../../shared/render/network-policy';
import { renderKubernetesService, renderServiceAccount, renderWorkload } from '../../shared/render/workload';
import type { ConsulSettings } from '../settings';
import { renderIntentions } from './intentions';
import { consulPorts } from './mutual-tls';
import { asPodsOf, podTemplate, withTemplate } from './pod-template';
import { renderServiceDefaults } from './service-defaults';
import { renderServiceResolver } from './service-resolver';
import { renderServiceRouter } from './service-router';
import { renderServiceSplitter } from './service-splitter';

/** The pods of a version, where they are ours to write. */
function renderPods(version: VersionModel, service: ServiceModel, graph: Graph): readonly Draft[] {
  const template = podTemplate(version, service, graph);
  const pods = asPodsOf(version, service);
  const { workload } = version;
  const own =
    workload.kind === 'Copied'
      ? { ...version, workload: withTemplate(workload, template, pods.identity.serviceAccount) }
      : version;
  return renderWorkload(own, pods, template);
}

/** What every version has: its pods, and who may reach them. */
export function renderVersion(
  version: VersionModel,
  service: ServiceModel,
  graph: Graph,
  settings: ConsulSettings,
): readonly Draft[] {
  return [
    ...renderPods(version, service, graph),
    ...renderIntentions(service, graph).filter(({ owner }) => owner === version.owner),
    ...renderNetworkPolicy(version, service, graph, consulPorts(version, settings)),
  ];
}

/** The service, its workload, and the entries of its name: one of each kind. */
export const renderService =
  (settings: ConsulSettings): Renderer<ServiceModel> =>
  (service, graph) => {
    const stable = stableOf(service);
    return [
      ...renderServiceAccount(service),
      renderKubernetesService(stable, service, service.selector),
      renderServiceDefaults(stable, service, graph, settings),
      renderServiceResolver(stable, service, graph),
      ...renderServiceSplitter(service, graph),
      renderServiceRouter(service, graph),
      ...renderVersion(stable, service, graph, settings),
    ];
  };
