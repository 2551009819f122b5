import { podsIn, workloadKinds } from '../../../../manifests/cluster/workloads';
import type { ManifestRule } from '../../../../manifests/rule';
import { useWaypoint, waypointIn } from '../../facts/ambient';
import { dataPlaneOf, dataPlaneOfNamespace } from '../../facts/injection';
import { podsMadeBy } from '../../facts/pods-of';

export const waypointWithoutAmbient: ManifestRule = {
  code: 'MESH9508',
  name: 'waypoint-without-ambient',
  severity: 'warning',
  summary: 'A Namespace or pods that name a waypoint and are not in ambient.',
  what: "a label names the waypoint '{waypoint}', and {subject} not in ambient",
  why: 'only ztunnel sends traffic to waypoints: calls from here go past it',
  fix: 'label it istio.io/dataplane-mode: ambient, or remove the waypoint',
  upstream: ['KIA1312'],
  kinds: ['/Namespace', ...workloadKinds],
  reads: [],
  bad: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/use-waypoint: waypoint } }
`,
  good: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint } }
`,
  check(manifest, set, report) {
    const { kind, metadata } = manifest.object;
    if (kind === 'Namespace') {
      const { name = '', labels } = metadata;
      const waypoint = waypointIn(labels, name);
      if (waypoint === undefined || waypoint === 'none') return;
      if (dataPlaneOfNamespace(set, name) === 'ambient' || labels?.['istio.io/ingress-use-waypoint'] === 'true') return;
      if (podsIn(set, name).some((pods) => dataPlaneOf(pods, set) === 'ambient')) return;
      const values = { waypoint: waypoint.name, subject: 'the Namespace is' };
      report({ at: ['metadata', 'labels', useWaypoint], values });
      return;
    }
    const pods = podsMadeBy(set, manifest);
    if (pods === undefined) return;
    const waypoint = waypointIn(pods.labels, pods.namespace);
    const plane = dataPlaneOf(pods, set);
    if (waypoint === undefined || waypoint === 'none' || plane === 'ambient' || plane === 'unknown') return;
    const at = [...pods.template, 'metadata', 'labels', useWaypoint];
    report({ at, values: { waypoint: waypoint.name, subject: 'the pods are' } });
  },
};
