import './input';

export { Mesh } from './mesh';
export type { MeshOptions } from './options';
export type { CanaryOutputs, NamespaceOutputs, Outputs, OutputsOf, ServiceOutputs } from './outputs';
export { RefusedError } from './refused-error';
export type { Builder } from './source';
