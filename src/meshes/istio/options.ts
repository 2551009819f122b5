import type { Diagnostic } from '../../diagnostics';
import { isNamespaceName } from '../../model/identity';
import { isOneOf, type MeshOptions, OptionsReader, oneOf, type ReadMeshOptions } from '../options';
import type { Routes, WaypointUse } from './ambient-features';
import { type IstioVersion, isIstioVersion, istioFeatures } from './features';
import type { IstioSettings } from './settings';

/** Facts of the installed Istio. */
export interface IstioOptions extends MeshOptions {
  /** Minor version of the control plane. A type wider than one version has the features of the oldest. */
  readonly version: IstioVersion | (string & {});
  /**
   * What carries the traffic: a proxy in every pod, or in `ambient` mode ztunnel on every node, which does mutual TLS and allow rules
   * of identities and ports, and a waypoint where requests are looked at. A type wider than one has what both have.
   *
   * @default sidecar
   */
  readonly dataPlane?: 'sidecar' | 'ambient';
  /**
   * Of ambient mode. `where-needed`: a namespace gets a waypoint, and a service is called through it, if the service says `routes`,
   * `closed`, `circuitBreaker`, `connectionPool`, `retryBudget`, `loadBalancing` or `versions: 'subsets'`, has a CanaryRelease, or is
   * allowed by methods or paths. A service without any of them is left to ztunnel: its connections are balanced, its requests are
   * not, and nothing is tried again, also not where no connection came about.
   *
   * `none`: no waypoint; what needs one does not compile.
   *
   * @default where-needed
   */
  readonly waypoint?: WaypointUse;
  /**
   * Of ambient mode: what tells a waypoint its routes. `virtual-service`: a VirtualService, which is alpha there and has everything
   * (MESH6101 says so where `routes` are declared). `gateway-api`: an HTTPRoute of the standard channel, which cannot say retries,
   * `off` or subsets: those do not compile, and Istio tries twice more where no connection came about.
   *
   * A host never has both.
   *
   * @default virtual-service
   */
  readonly routes?: Routes;
  /** Where istiod and mesh-wide policies are. @default istio-system */
  readonly rootNamespace?: string;
  /** The control plane revision or tag that injects; in ambient mode the one that runs the waypoints. @default the default one */
  readonly revision?: string;
  /** The mTLS mode of the mesh-wide PeerAuthentication: no namespace goes below it without a dated reason. @default PERMISSIVE */
  readonly meshMtls?: 'PERMISSIVE' | 'STRICT';
}

/** The options with their defaults, all of them usable. */
export interface ReadOptions extends IstioSettings, ReadMeshOptions {
  readonly version: IstioVersion;
  readonly dataPlane: 'sidecar' | 'ambient';
  readonly meshMtls: 'PERMISSIVE' | 'STRICT';
}

const modes = ['PERMISSIVE', 'STRICT'] as const;
const dataPlanes = ['sidecar', 'ambient'] as const;
const waypoints = ['where-needed', 'none'] as const satisfies readonly WaypointUse[];
const routes = ['virtual-service', 'gateway-api'] as const satisfies readonly Routes[];
const expected: Readonly<Record<keyof Omit<Required<IstioOptions>, keyof MeshOptions>, string>> = {
  version: oneOf(Object.keys(istioFeatures)),
  dataPlane: oneOf(dataPlanes),
  waypoint: oneOf(waypoints),
  routes: oneOf(routes),
  rootNamespace: 'the name of a namespace',
  revision: 'the name of a revision or tag',
  meshMtls: "'PERMISSIVE' or 'STRICT'",
};

/** Reads options that may come from JavaScript or through a cast; where the mesh is used, the refusals are reported. */
export function readOptions(given: unknown): {
  readonly options: ReadOptions;
  readonly refusals: readonly Diagnostic[];
} {
  const reader = new OptionsReader(given, expected);
  const options: ReadOptions = {
    version: reader.required('version', isIstioVersion) ?? '1.30',
    dataPlane: reader.read('dataPlane', isOneOf(dataPlanes)) ?? 'sidecar',
    ...reader.common(),
    rootNamespace: reader.read('rootNamespace', isNamespaceName) ?? 'istio-system',
    revision: reader.read('revision', isNamespaceName),
    routes: reader.read('routes', isOneOf(routes)) ?? 'virtual-service',
    waypoint: reader.read('waypoint', isOneOf(waypoints)) ?? 'where-needed',
    meshMtls: reader.read('meshMtls', isOneOf(modes)) ?? 'PERMISSIVE',
  };
  return { options, refusals: reader.refusals };
}
