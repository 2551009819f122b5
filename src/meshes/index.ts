/** Every mesh, a line each; what manifests are held against is in checks.ts. */
export { type Consul, type ConsulOptions, consul } from './consul';
export { type Istio, type IstioOptions, istio } from './istio';
export { type Linkerd, type LinkerdOptions, linkerd } from './linkerd';
