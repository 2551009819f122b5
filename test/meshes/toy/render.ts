import type { Draft } from '../../../src/meshes/draft';
import type { Renderers } from '../../../src/meshes/mesh';
import {
  renderKubernetesService,
  renderServiceAccount,
  renderWorkload,
} from '../../../src/meshes/shared/render/workload';
import { allRoutes, type ServiceModel } from '../../../src/model/resilient-service';
import { showRoute } from '../../../src/model/route';
import { canaryVersion, stableOf, type VersionModel } from '../../../src/model/version';

const template = { labels: { 'toy.example/proxy': 'yes' }, annotations: {} };

const version = (
  one: VersionModel,
  service: ServiceModel,
  selector: Readonly<Record<string, string>>,
): readonly Draft[] => [renderKubernetesService(one, service, selector), ...renderWorkload(one, service, template)];

const routesOf = (service: ServiceModel): Readonly<Record<string, string>> =>
  Object.fromEntries(
    allRoutes(service).map((route, index) => {
      const limit = route.timeout === undefined ? 'no limit' : `${Math.ceil(route.timeout / 1000)} s`;
      return [`route-${index}`, `${showRoute(route)}: ${limit}`];
    }),
  );

/** The toy reads a ConfigMap a service. */
export const toyRenderers: Renderers = {
  'zero-trust-namespace': ({ path, name, owned }) =>
    owned
      ? [{ owner: path, phase: 'namespace', apiVersion: 'v1', kind: 'Namespace', metadata: { name }, body: {} }]
      : [],
  'resilient-service': (service, graph) => {
    const canary = graph.canaryOf(service.path);
    const split: Record<string, string> =
      canary === undefined ? {} : { split: `${service.name} ${100 - canary.weight}, ${canary.name} ${canary.weight}` };
    return [
      ...renderServiceAccount(service),
      ...version(stableOf(service), service, service.selector),
      {
        owner: service.path,
        phase: 'traffic',
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: service.name, namespace: service.namespace },
        body: { data: { ...routesOf(service), ...split } },
      },
    ];
  },
  'canary-release': (canary, graph) => {
    const service = graph.service(canary.service)!;
    const one = canaryVersion(service, canary);
    return version(one, service, one.workload.labels);
  },
};
