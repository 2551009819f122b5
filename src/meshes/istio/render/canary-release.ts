import type { CanaryModel } from '../../../model/canary-release';
import { canaryVersion, versionsOf } from '../../../model/version';
import type { Draft } from '../../draft';
import type { Renderer } from '../../mesh';
import { renderKubernetesService } from '../../shared/render/workload';
import type { IstioSettings } from '../settings';
import { renderWatch } from './canary-watch';
import { renderVersionDestinationRule } from './destination-rule';
import { renderVersion } from './resilient-service';
import { renderVersionVirtualService } from './virtual-service';

/** Adds annotations to those of a draft. */
export const annotate = (draft: Draft, annotations: Readonly<Record<string, string>>): Draft => ({
  ...draft,
  metadata: { ...draft.metadata, annotations: { ...annotations, ...draft.metadata.annotations } },
});

/** The plan, for people who read the objects. */
export const planOf = ({ plan }: CanaryModel): Readonly<Record<string, string>> =>
  plan === undefined ? {} : { 'cdk8s-mesh/canary-plan': plan };

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
      ...renderWatch(canary, service, versionsOf(service, graph)),
      ...renderVersion(version, service, graph, settings),
    ];
    // a subset has no Service to carry the plan
    return service.versions === 'services' ? drafts : drafts.map((draft) => annotate(draft, plan));
  };
