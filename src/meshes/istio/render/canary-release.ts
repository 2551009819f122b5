import type { CanaryModel } from '../../../model/canary-release';
import { canaryVersion, versionsOf } from '../../../model/version';
import type { Renderer } from '../../mesh';
import { annotate, planOf } from '../../shared/render/canary-plan';
import { renderAlerts } from '../../shared/render/canary-watch';
import { renderKubernetesService } from '../../shared/render/workload';
import type { IstioSettings } from '../settings';
import { watchedBy } from './canary-watch';
import { renderVersionDestinationRule } from './destination-rule';
import { renderVersion } from './resilient-service';
import { renderVersionVirtualService } from './virtual-service';

/** The canary's own host with everything that holds for the service, its pods, and its alerts; the split is in the service's. */
export const renderCanary =
  (settings: IstioSettings): Renderer<CanaryModel> =>
  (canary, graph) => {
    const service = graph.service(canary.service)!;
    const version = canaryVersion(service, canary);
    const plan = planOf(canary);
    const ownHost =
      service.versions === 'subsets'
        ? []
        : [
            renderKubernetesService(version, service, version.workload.labels, plan),
            renderVersionDestinationRule(version, service, graph),
            renderVersionVirtualService(version, service, graph),
          ];
    const drafts = [
      ...ownHost,
      ...renderAlerts(canary, service, versionsOf(service, graph), watchedBy('source')),
      ...renderVersion(version, service, graph, settings),
    ];
    // a subset has no Service to carry the plan
    return service.versions === 'services' ? drafts : drafts.map((draft) => annotate(draft, plan));
  };
