/** Every mesh, a line each. */
import type { MeshChecks } from '../manifests/check';
import { istioChecks } from './istio/checks';

export { type Istio, type IstioOptions, istio } from './istio';

/** What manifests for a mesh are held against, by its name. */
export const meshChecks: Readonly<Record<string, MeshChecks>> = { istio: istioChecks };
