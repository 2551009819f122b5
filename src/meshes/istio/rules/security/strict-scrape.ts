import type { Service, Workload } from '../../../../manifests/cluster/kinds';
import { workloadKinds } from '../../../../manifests/cluster/workloads';
import type { Manifest } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { podsMadeBy } from '../../facts/pods-of';
import { modeOfPods, relatedTo, strictOfPort, strictReads } from '../../facts/strict';

const scrape = 'prometheus.io/scrape';
const port = 'prometheus.io/port';
/** Set to false, the injector leaves the scrape annotations as they are. */
const merge = 'prometheus.istio.io/merge-metrics';

/** The ports of a Service that its annotations ask to scrape: the one that they name, else all. */
function strictOfService(manifest: Manifest<Service>, set: ManifestSet) {
  const wanted = manifest.object.metadata.annotations?.[port];
  for (const one of manifest.object.spec?.ports ?? []) {
    if (wanted !== undefined && wanted !== String(one.port) && wanted !== String(one.targetPort)) continue;
    const strict = strictOfPort(set, manifest, one);
    if (strict !== undefined) return { strict, at: ['metadata', 'annotations', scrape] };
  }
  return undefined;
}

function strictOfWorkload(manifest: Manifest<Workload>, set: ManifestSet) {
  const pods = podsMadeBy(set, manifest);
  // merged metrics are served on a port of the proxy, in plaintext
  if (pods?.annotations[scrape] !== 'true' || pods.annotations[merge] !== 'false') return undefined;
  const strict = modeOfPods(set, pods, pods.annotations[port]);
  return strict?.mode === 'STRICT' ? { strict, at: [...pods.template, 'metadata', 'annotations', scrape] } : undefined;
}

const isService = (manifest: Manifest<Service | Workload>): manifest is Manifest<Service> =>
  manifest.object.kind === 'Service';

export const strictScrape: ManifestRule<Service | Workload> = {
  code: 'MESH9303',
  name: 'strict-scrape',
  severity: 'warning',
  summary: 'Annotations that have Prometheus scrape a port of the application whose mTLS mode is STRICT.',
  what: 'prometheus.io/scrape asks for a port whose mTLS mode is STRICT',
  why: 'unless Prometheus has certificates of the mesh, the proxy refuses it, and the metrics are gone',
  fix: 'annotate the pods, whose metrics the proxy merges; or set the port to PERMISSIVE',
  upstream: [],
  kinds: ['/Service', ...workloadKinds],
  reads: strictReads,
  bad: `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
---
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop, annotations: { prometheus.io/scrape: "true", prometheus.io/port: "9102" } }
spec: { selector: { app: orders }, ports: [{ name: http, port: 80 }, { name: http-metrics, port: 9102 }] }
`,
  good: `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: orders, namespace: shop }
spec:
  selector: { matchLabels: { app: orders } }
  mtls: { mode: STRICT }
  portLevelMtls: { "9102": { mode: PERMISSIVE } }
---
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop, annotations: { prometheus.io/scrape: "true", prometheus.io/port: "9102" } }
spec: { selector: { app: orders }, ports: [{ name: http, port: 80 }, { name: http-metrics, port: 9102 }] }
`,
  check(manifest, set, report) {
    const isAsked = !isService(manifest) || manifest.object.metadata.annotations?.[scrape] === 'true';
    if (!isAsked) return;
    const found = isService(manifest)
      ? strictOfService(manifest, set)
      : strictOfWorkload(manifest as Manifest<Workload>, set);
    if (found !== undefined) report({ at: found.at, related: relatedTo(found.strict) });
  },
};
