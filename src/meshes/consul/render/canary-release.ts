import type { CanaryModel } from '../../../model/canary-release';
import type { Graph } from '../../../model/program';
import type { ServiceModel } from '../../../model/resilient-service';
import { canaryVersion, type VersionModel, versionsOf } from '../../../model/version';
import type { Draft } from '../../draft';
import type { Renderer } from '../../mesh';
import { renderKubernetesService, renderServiceAccount } from '../../shared/render/workload';
import type { ConsulSettings } from '../settings';
import { renderWatch } from './canary-watch';
import { asPodsOf } from './pod-template';
import { renderVersion } from './resilient-service';
import { renderServiceDefaults } from './service-defaults';
import { renderServiceResolver } from './service-resolver';
import { renderVersionRouter } from './service-router';

const planAnnotation = 'cdk8s-mesh/canary-plan';

/** The service that the canary is to Consul: a name, an account and entries of its own. Pods that exist already have an account. */
function ownService(
  version: VersionModel,
  service: ServiceModel,
  graph: Graph,
  settings: ConsulSettings,
): readonly Draft[] {
  const ownsServiceAccount = version.workload.kind !== 'Selected';
  return [
    ...renderServiceAccount({ ...asPodsOf(version, service), path: version.owner, ownsServiceAccount }),
    renderKubernetesService(version, service, version.workload.labels),
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
    const drafts = [
      ...(service.versions === 'subsets' ? [] : ownService(version, service, graph, settings)),
      ...renderWatch(canary, service, versionsOf(service, graph)),
      ...renderVersion(version, service, graph, settings),
    ];
    // a subset has no Service to carry the plan
    const carries = ({ kind }: Draft): boolean => service.versions === 'subsets' || kind === 'Service';
    if (canary.plan === undefined) return drafts;
    const plan = { [planAnnotation]: canary.plan };
    return drafts.map((draft) =>
      carries(draft)
        ? { ...draft, metadata: { ...draft.metadata, annotations: { ...plan, ...draft.metadata.annotations } } }
        : draft,
    );
  };
