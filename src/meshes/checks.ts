/** Every mesh, a line each. Apart from index.ts, so that who only checks manifests need not load cdk8s. */
import type { MeshEntry } from './column';
import { consulChecks } from './consul/checks';
import { istioChecks } from './istio/checks';
import { linkerdChecks } from './linkerd/checks';

/** What manifests for a mesh are held against, by its name. */
export const meshChecks: Readonly<Record<string, MeshEntry>> = {
  istio: istioChecks,
  linkerd: linkerdChecks,
  consul: consulChecks,
};
