import type { Decoration } from './decoration';
import type { IdentityModel } from './identity';
import type { PortModel } from './port';
import type { RouteModel } from './route';
import type { TrafficPolicyModel } from './traffic-policy';
import type { WorkloadModel } from './workload';
import type { EdgeModel } from './zero-trust-namespace';

/** A service, its workload and the traffic configuration of its host. */
export interface ServiceModel {
  readonly kind: 'Service';
  /** Path of its construct, the key by which others refer to it. */
  readonly path: string;
  /** Path of its namespace construct. */
  readonly namespacePath: string;
  readonly name: string;
  readonly namespace: string;
  /** The name that callers dial, fully qualified. */
  readonly host: string;
  /** The port that routes are about; the first of `ports`. */
  readonly port: PortModel;
  readonly ports: readonly PortModel[];
  /** Labels by which the Service selects its endpoints. */
  readonly selector: Readonly<Record<string, string>>;
  readonly identity: IdentityModel;
  /** Whether the ServiceAccount is written here; a foreign one is only named. */
  readonly ownsServiceAccount: boolean;
  readonly workload: WorkloadModel;
  /** Declared routes in the order of precedence. */
  readonly routes: readonly RouteModel[];
  /** What no declared route names; undefined where the service is closed. */
  readonly catchAll: RouteModel | undefined;
  readonly policy: TrafficPolicyModel;
  /** How its versions are told apart. */
  readonly versions: 'services' | 'subsets';
  readonly decoration: Decoration;
}

/** The workload ports that an edge is for: the ones it names, else the port of the routes and no other. */
export const edgePorts = (edge: EdgeModel, service: ServiceModel): readonly number[] =>
  edge.ports.length > 0 ? edge.ports : [service.port.workloadPort];

/** Every route with its catch-all, in order. */
export const allRoutes = (service: ServiceModel): readonly RouteModel[] =>
  service.catchAll === undefined ? service.routes : [...service.routes, service.catchAll];
