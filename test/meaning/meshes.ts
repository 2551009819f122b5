import { consul, type Feature, istio, linkerd, type Mesh } from 'cdk8s-mesh';
import { ingress } from '../synth/harness';
import { readAmbient } from './ambient';
import { readConsul } from './consul';
import type { Written } from './fields';
import { readIstio } from './istio';
import { readLinkerd } from './linkerd';
import type { Reading } from './meaning';
import type { Has } from './plan';

/** The meshes that are held against each other, each with its reading. */

export interface Entry {
  readonly name: 'Istio' | 'Istio ambient' | 'Linkerd' | 'Consul';
  readonly mesh: Mesh;
  readonly read: (objects: readonly Written[]) => Reading;
}

export const meshes: readonly Entry[] = [
  { name: 'Istio', mesh: istio({ version: '1.31', ingress }), read: readIstio },
  { name: 'Istio ambient', mesh: istio({ version: '1.31', dataPlane: 'ambient', ingress }), read: readAmbient },
  { name: 'Linkerd', mesh: linkerd({ version: '2.20', ingress }), read: readLinkerd },
  // consul-k8s with ACLs, whose agents deny what no intention is about
  { name: 'Consul', mesh: consul({ version: '2.0', ingress }), read: (objects) => readConsul(objects, 'deny') },
];

/** What all of them have, in part or whole. */
export const common =
  (entries: readonly Entry[]): Has =>
  (feature: Feature) =>
    entries.every(({ mesh }) => mesh.features[feature].state !== 'cannot');

export const pairs = meshes.flatMap((one, at) => meshes.slice(at + 1).map((other) => [one, other] as const));
