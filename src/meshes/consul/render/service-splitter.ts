import { ServiceSplitter, type ServiceSplitterSpec } from '../../../../imports/consul-2.0/service-splitter-v1alpha1';
import type { CanaryModel } from '../../../model/canary-release';
import type { Graph } from '../../../model/program';
import type { ServiceModel } from '../../../model/resilient-service';
import { canaryVersion, stableOf } from '../../../model/version';
import type { Draft } from '../../draft';
import { destinationOf } from './service-resolver';

/** What is left of a hundred, in the two decimals that Consul has. */
const rest = (percent: number): number => Math.round((100 - percent) * 100) / 100;

function splits(service: ServiceModel, canary: CanaryModel): ServiceSplitterSpec['splits'] {
  const { weight } = canary;
  return [
    { weight: rest(weight), ...destinationOf(stableOf(service), service) },
    { weight, ...destinationOf(canaryVersion(service, canary), service) },
  ];
}

/** The shares of both versions while there is a canary; zero is written. */
export function renderServiceSplitter(service: ServiceModel, graph: Graph): readonly Draft[] {
  const canary = graph.canaryOf(service.path);
  if (canary === undefined) return [];
  const spec: ServiceSplitterSpec = { splits: splits(service, canary) };
  return [
    {
      owner: service.path,
      phase: 'traffic',
      apiVersion: ServiceSplitter.apiVersion,
      kind: ServiceSplitter.kind,
      metadata: { name: service.name, namespace: service.namespace },
      body: { spec },
    },
  ];
}
