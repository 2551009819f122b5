/** Every mesh, a line each. Apart from index.ts, so that who only checks manifests need not load cdk8s. */
import type { MeshChecks } from '../manifests/check';
import { istioChecks } from './istio/checks';

/** What manifests for a mesh are held against, by its name. */
export const meshChecks: Readonly<Record<string, MeshChecks>> = { istio: istioChecks };
