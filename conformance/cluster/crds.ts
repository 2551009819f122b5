import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { isManifest, type Manifest } from './manifest';

/** The CRD sets of the meshes, each a list of files and folders of the CRDs' folder. One set an API server: releases share names. */
export const crdSets = {
  istio: [
    'istio-1.31.1',
    'gateway-api-1.6.0/standard',
    'prometheus-operator-0.93.0/monitoring.coreos.com_prometheusrules.yaml',
  ],
  linkerd: [
    'linkerd-2.20',
    'gateway-api-1.2.1/experimental',
    'prometheus-operator-0.93.0/monitoring.coreos.com_prometheusrules.yaml',
  ],
  consul: ['consul-k8s-2.0.3', 'prometheus-operator-0.93.0/monitoring.coreos.com_prometheusrules.yaml'],
  // what a cluster has whose Gateway API is newer than Linkerd's
  'linkerd-newer-gateway': ['linkerd-2.20', 'gateway-api-1.6.0/experimental'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type CrdSet = keyof typeof crdSets;

/** It refuses bundles older than its own, which is not what is judged here. */
const leftOut = /vap_safeupgrades/;

const yamlFiles = (path: string): readonly string[] =>
  path.endsWith('.yaml')
    ? [path]
    : readdirSync(path)
        .sort()
        .filter((name) => name.endsWith('.yaml'))
        .map((name) => join(path, name));

export function readCrds(folder: string, set: CrdSet): readonly Manifest[] {
  const paths = crdSets[set].map((part) => join(folder, part));
  const missing = paths.filter((path) => !existsSync(path));
  if (missing.length > 0) throw new Error(`no CRDs at ${missing.join(', ')}; name their folder with --crds`);
  const files = paths.flatMap(yamlFiles).filter((file) => !leftOut.test(file));
  return files
    .flatMap((file) => parseAllDocuments(readFileSync(file, 'utf8')).map((document) => document.toJS() as unknown))
    .filter(isManifest)
    .filter(({ kind }) => kind === 'CustomResourceDefinition');
}
