import type { CanaryModel } from '../../../../model/canary-release';
import { canaryVersion, versionsOf } from '../../../../model/version';
import type { Renderer } from '../../../mesh';
import { annotate, planOf } from '../../../shared/render/canary-plan';
import { renderAlerts } from '../../../shared/render/canary-watch';
import type { IstioSettings } from '../../settings';
import { watchedBy } from '../canary-watch';
import { renderVersionDestinationRule } from '../destination-rule';
import { renderVersionVirtualService } from '../virtual-service';
import { renderVersionHttpRoute } from './http-route';
import { renderAmbientKubernetesService, renderAmbientVersion } from './resilient-service';

/** The canary's own host, behind the waypoint as that of the service is, its pods, and its alerts. */
export const renderAmbientCanary =
  (settings: IstioSettings): Renderer<CanaryModel> =>
  (canary, graph) => {
    const service = graph.service(canary.service)!;
    const version = canaryVersion(service, canary);
    const plan = planOf(canary);
    const renderRoute = settings.routes === 'gateway-api' ? renderVersionHttpRoute : renderVersionVirtualService;
    const ownHost =
      service.versions === 'subsets'
        ? []
        : [
            renderAmbientKubernetesService(version, service, graph, version.workload.labels, plan),
            renderVersionDestinationRule(version, service, graph),
            renderRoute(version, service, graph),
          ];
    const drafts = [
      ...ownHost,
      // requests are counted where they are looked at
      ...renderAlerts(canary, service, versionsOf(service, graph), watchedBy('waypoint')),
      ...renderAmbientVersion(version, service, graph),
    ];
    return service.versions === 'services' ? drafts : drafts.map((draft) => annotate(draft, plan));
  };
