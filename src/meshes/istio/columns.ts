import { type Column, versionColumns } from '../column';
import { ambientFeatures, type IstioVersion, istioFeatures } from './features';

const versions = Object.keys(istioFeatures).reverse() as IstioVersion[];

/** Ambient mode by what its waypoints are told. */
const waypoints = {
  'virtual-service': { title: 'ambient', options: '' },
  'gateway-api': { title: 'ambient, Gateway API', options: ", routes: 'gateway-api'" },
  none: { title: 'ambient, no waypoints', options: ", waypoint: 'none'" },
} as const;

/** Istio as it can be installed; ambient mode of the newest version alone, since the others differ as they do with sidecars. */
export const istioColumns: readonly Column[] = [
  ...versionColumns('Istio', 'istio', istioFeatures),
  ...Object.entries(waypoints).map(([use, { title, options }]) => ({
    title: `Istio ${versions[0]}, ${title}`,
    value: `istio({ version: '${versions[0]}', dataPlane: 'ambient'${options} })`,
    features: ambientFeatures[versions[0]!][use as keyof typeof waypoints],
  })),
];
