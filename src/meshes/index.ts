/** Every mesh, a line each; what manifests are held against is in checks.ts. */
export { type Istio, type IstioOptions, istio } from './istio';
