import { isObject, type JsonObject } from '../../../manifests/json';
import { exact } from '../../../model/path-match';
import type { ProbeModel, WorkloadModel } from '../../../model/workload';
import { type Grant, kubelet } from './access';

const at = (value: unknown, ...steps: readonly string[]): unknown =>
  steps.reduce((inner, step) => (isObject(inner) ? inner[step] : undefined), value);
const objects = (value: unknown): readonly JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** Startup probes are not in the model, and a pod that fails one never runs; so they are read where there is a manifest. */
function startupProbes(workload: WorkloadModel): readonly ProbeModel[] {
  if (workload.kind !== 'Given' && workload.kind !== 'Copied') return [];
  const pod = at(workload.manifest, 'spec', 'template', 'spec');
  return objects(at(pod, 'containers')).flatMap((container): readonly ProbeModel[] => {
    const probe = container['startupProbe'];
    const number = (port: unknown): number => {
      const named = objects(container['ports']).find(({ name }) => name === port);
      return Number(named?.['containerPort'] ?? port);
    };
    const http = at(probe, 'httpGet');
    if (isObject(http)) return [{ kind: 'HttpGet', path: String(http['path'] ?? '/'), port: number(http['port']) }];
    const grpc = at(probe, 'grpc');
    return isObject(grpc) ? [{ kind: 'Grpc', port: number(grpc['port']) }] : [];
  });
}

const probesOf = (workload: WorkloadModel): readonly ProbeModel[] => [
  ...workload.containers.flatMap(({ liveness, readiness }) => [liveness, readiness]).filter((one) => one !== undefined),
  ...startupProbes(workload),
];

/** What the kubelet asks of a port. A connection alone is not a request: the proxy takes every one. */
export function probeGrants(workload: WorkloadModel, port: number): readonly Grant[] {
  return probesOf(workload).flatMap((probe): readonly Grant[] => {
    if ((probe.kind !== 'HttpGet' && probe.kind !== 'Grpc') || probe.port !== port) return [];
    if (probe.kind === 'Grpc')
      return [{ who: kubelet, methods: ['POST'], paths: [exact('/grpc.health.v1.Health/Check')] }];
    const path = `/${probe.path.split(/[?#]/)[0]!.replace(/^\/+/, '')}`;
    return [{ who: kubelet, methods: ['GET'], paths: [exact(path)] }];
  });
}

/** Ports that the kubelet asks in gRPC; Linkerd lets in by itself only what it asks in HTTP. */
export const grpcProbePorts = (workload: WorkloadModel): readonly number[] =>
  probesOf(workload).flatMap((probe) => (probe.kind === 'Grpc' ? [probe.port] : []));
