import { versionsOf } from '../../../model/version';
import { edge, program } from '../../../rules/example';
import type { Guard, Manifest } from '../../guard';
import { needsWaypoint, waypointPrincipal } from '../render/ambient/waypoint';

const policy = (principal: string): Manifest => ({
  path: 'chart/raw',
  apiVersion: 'security.istio.io/v1',
  kind: 'AuthorizationPolicy',
  metadata: { name: 'raw', namespace: 'shop' },
  spec: {
    selector: { matchLabels: { 'app.kubernetes.io/name': 'payments' } },
    rules: [{ from: [{ source: { principals: [principal] } }] }],
  },
});

interface Source {
  readonly principals?: readonly string[];
  readonly ipBlocks?: readonly string[];
}

interface Spec {
  readonly action?: string;
  readonly targetRef?: unknown;
  readonly targetRefs?: readonly unknown[];
  readonly selector?: { readonly matchLabels?: Readonly<Record<string, string>> };
  readonly rules?: readonly { readonly from?: readonly { readonly source?: Source }[] }[];
}

const narrow = program({ edges: [edge({ methods: ['GET', 'HEAD'] })] });

export const waypointBypassed: Guard = {
  code: 'MESH6030',
  name: 'waypoint-bypassed',
  severity: 'error',
  summary: 'An AuthorizationPolicy, patched or of the user, that lets callers past the waypoint to the pods behind it.',
  what: 'AuthorizationPolicy {name} lets others than the waypoint through to the pods of {service}',
  why: 'ztunnel compares no methods and paths: who dials a pod is held by none of the edges of the service',
  fix: 'declare the caller by allow(), or bind the policy to the Service by targetRefs',
  kinds: ['AuthorizationPolicy'],
  insteadOf: [],
  bad: { program: narrow, manifest: policy('cluster.local/ns/office/sa/web') },
  good: { program: narrow, manifest: policy('cluster.local/ns/shop/sa/waypoint') },
  *check({ metadata, spec }, graph) {
    const { action = 'ALLOW', targetRef, targetRefs, selector, rules = [] } = (spec ?? {}) as Spec;
    if (action !== 'ALLOW' || targetRef !== undefined || targetRefs !== undefined) return;
    const labels = Object.entries(selector?.matchLabels ?? {});
    for (const service of graph.services) {
      if (service.namespace !== metadata.namespace || !needsWaypoint(service, graph)) continue;
      const workloads = versionsOf(service, graph).map(({ workload }) => workload.labels);
      if (!workloads.some((own) => labels.every(([name, value]) => own[name] === value))) continue;
      const waypoint = waypointPrincipal(graph.namespaceOf(service));
      const { scrapers } = graph.namespaceOf(service).mesh;
      const known = new Set([
        waypoint,
        ...scrapers.map((one) => `${one.trustDomain}/ns/${one.namespace}/sa/${one.serviceAccount}`),
      ]);
      for (const [index, { from }] of rules.entries()) {
        const isAdmitted = ({ source = {} }: { readonly source?: Source }): boolean =>
          (source.ipBlocks ?? []).length > 0 || source.principals?.every((principal) => known.has(principal)) === true;
        // a port without callers is a webhook, which props declare
        if (from === undefined || from.every(isAdmitted)) continue;
        yield {
          values: { name: metadata.name, service: service.name },
          at: `spec.rules[${index}].from`,
          related: [service.path],
        };
      }
    }
  },
};
