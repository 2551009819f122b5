import type { CanaryModel } from '../../../model/canary-release';
import type { Graph } from '../../../model/program';
import type { ServiceModel } from '../../../model/resilient-service';
import { canaryVersion, type VersionModel, versionsOf } from '../../../model/version';
import type { Draft } from '../../draft';
import type { Renderer } from '../../mesh';
import { annotate, planOf } from '../../shared/render/canary-plan';
import { renderAlerts } from '../../shared/render/canary-watch';
import { renderKubernetesService, renderServiceAccount } from '../../shared/render/workload';
import type { ConsulSettings } from '../settings';
import { watched } from './canary-watch';
import { asPodsOf } from './pod-template';
import { renderVersion } from './resilient-service';
import { renderServiceDefaults } from './service-defaults';
import { renderServiceResolver } from './service-resolver';
import { renderVersionRouter } from './service-router';

/** The service that the canary is to Consul: a name, an account and entries of its own. Pods that exist already have an account. */
function ownService(
  version: VersionModel,
  service: ServiceModel,
  graph: Graph,
  settings: ConsulSettings,
  plan: Readonly<Record<string, string>>,
): readonly Draft[] {
  const ownsServiceAccount = version.workload.kind !== 'Selected';
  return [
    ...renderServiceAccount({ ...asPodsOf(version, service), path: version.owner, ownsServiceAccount }),
    renderKubernetesService(version, service, version.workload.labels, plan),
    renderServiceDefaults(version, service, graph, settings),
    renderServiceResolver(version, service, graph),
    renderVersionRouter(version, service),
  ];
}

/** The canary with everything that holds for its service, its pods, and its alerts; the split is in the service's. */
export const renderCanary =
  (settings: ConsulSettings): Renderer<CanaryModel> =>
  (canary, graph) => {
    const service = graph.service(canary.service)!;
    const version = canaryVersion(service, canary);
    const plan = planOf(canary);
    const drafts = [
      ...(service.versions === 'subsets' ? [] : ownService(version, service, graph, settings, plan)),
      ...renderAlerts(canary, service, versionsOf(service, graph), watched),
      ...renderVersion(version, service, graph, settings),
    ];
    // a subset has no Service to carry the plan
    return service.versions === 'services' ? drafts : drafts.map((draft) => annotate(draft, plan));
  };
