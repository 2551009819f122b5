import type { Container } from '../../../manifests/cluster/kinds';
import type { Pods } from '../../../manifests/cluster/workloads';
import { portOn } from './servers';

interface Probe {
  readonly httpGet?: { readonly path?: string; readonly port: number | string };
}
interface Probed extends Container {
  readonly livenessProbe?: Probe;
  readonly readinessProbe?: Probe;
  readonly startupProbe?: Probe;
}

const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;

/** The paths that the kubelet asks for on a port of pods. */
export const probedPaths = (pods: Pods, port: number): readonly string[] => [
  ...new Set(
    ((pods.spec.containers ?? []) as readonly Probed[]).flatMap((container) =>
      probes.flatMap((probe) => {
        const get = container[probe]?.httpGet;
        return get === undefined || portOn(pods, get.port) !== port ? [] : [(get.path ?? '/').split('?')[0]!];
      }),
    ),
  ),
];
