import type { CanaryModel } from '../../../model/canary-release';
import { canaryVersion, versionsOf } from '../../../model/version';
import type { Renderer } from '../../mesh';
import { planOf } from '../../shared/render/canary-plan';
import { renderAlerts } from '../../shared/render/canary-watch';
import type { LinkerdSettings } from '../settings';
import { watched } from './canary-watch';
import { renderVersion, renderVersionService } from './resilient-service';
import { renderVersionRoutes } from './route';

/** The canary's own host with everything that holds for the service, its pods, and its alerts; the split is in the service's routes. */
export const renderCanary =
  (settings: LinkerdSettings): Renderer<CanaryModel> =>
  (canary, graph) => {
    const service = graph.service(canary.service)!;
    const version = canaryVersion(service, canary);
    return [
      renderVersionService(version, service, version.workload.labels, planOf(canary)),
      ...renderVersionRoutes(version, service),
      ...renderAlerts(canary, service, versionsOf(service, graph), watched),
      ...renderVersion(version, service, graph, settings),
    ];
  };
