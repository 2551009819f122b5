import { absence } from '../../../../manifests/absence';
import type { Labels } from '../../../../manifests/cluster/kinds';
import { workloadKinds } from '../../../../manifests/cluster/workloads';
import { type Manifest, namespaceOf } from '../../../../manifests/manifest';
import type { Path } from '../../../../manifests/path';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { useWaypoint, waypointIn } from '../../facts/ambient';
import { apiKinds } from '../../facts/gateway-api';
import { kinds } from '../../facts/kinds';
import { podsMadeBy } from '../../facts/pods-of';

/** The labels that may name a waypoint, and the namespace in which it then is. */
function labelled(manifest: Manifest, set: ManifestSet): { labels: Labels; namespace: string; at: Path } {
  const { kind, metadata } = manifest.object;
  const pods = podsMadeBy(set, manifest);
  if (pods !== undefined) return { ...pods, at: [...pods.template, 'metadata', 'labels'] };
  const namespace = kind === 'Namespace' ? (metadata.name ?? '') : namespaceOf(manifest.object);
  return { labels: metadata.labels ?? {}, namespace, at: ['metadata', 'labels'] };
}

export const waypointMissing: ManifestRule = {
  code: 'MESH9509',
  name: 'waypoint-missing',
  severity: 'error',
  summary: 'A label that names a waypoint which is not there.',
  what: "the label names the waypoint '{waypoint}', which {missing}",
  why: 'ztunnel finds nobody to send to: policies of HTTP do not hold, or calls fail',
  fix: 'add a Gateway of class istio-waypoint with that name, or correct the label',
  upstream: ['KIA1313'],
  kinds: ['/Namespace', '/Service', kinds.serviceEntry, kinds.workloadEntry, ...workloadKinds],
  reads: [apiKinds.gateway],
  bad: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint } }
`,
  good: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint } }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: waypoint, namespace: shop }
spec: { gatewayClassName: istio-waypoint, listeners: [{ name: mesh, port: 15008, protocol: HBONE }] }
`,
  check(manifest, set, report) {
    const { labels, namespace, at } = labelled(manifest, set);
    const waypoint = waypointIn(labels, namespace);
    if (waypoint === undefined || waypoint === 'none') return;
    if (set.find(apiKinds.gateway, waypoint.namespace, waypoint.name) !== undefined) return;
    const { missing, ...weight } = absence(set.settings, waypoint.namespace);
    const named = `${waypoint.namespace}/${waypoint.name}`;
    report({ at: [...at, useWaypoint], values: { waypoint: named, missing }, ...weight });
  },
};
