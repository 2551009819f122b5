/** Every mesh, a line each. */
export { type Istio, type IstioOptions, istio } from './istio';
