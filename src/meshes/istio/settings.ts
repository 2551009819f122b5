import type { Routes, WaypointUse } from './ambient-features';

/** Facts of the installed Istio that its renderers need beside the model. */
export interface IstioSettings {
  /** Namespace of istiod. */
  readonly rootNamespace: string;
  /** The control plane revision that injects. */
  readonly revision: string | undefined;
  /** Of ambient mode: which objects tell a waypoint its routes. */
  readonly routes: Routes;
  /** Of ambient mode: whether a namespace gets a waypoint. */
  readonly waypoint: WaypointUse;
}

/** A duration as every reader of Istio's API takes it: seconds. */
export const seconds = (milliseconds: number): string => `${milliseconds / 1000}s`;
