import type { Service } from '../../../../manifests/cluster/kinds';
import type { ManifestRule } from '../../../../manifests/rule';
import { breakerAnnotation } from '../../facts/breaker';
import { kinds, routeKinds, type ServiceProfile } from '../../facts/kinds';
import { attachedTo } from '../../facts/parents';

const read = new RegExp(`^(?:(?:retry|timeout)\\.linkerd\\.io/.*|${breakerAnnotation.replace(/[./]/g, '\\$&')})$`);

/** The Service of a profile, which has its full name. */
function serviceNamed(profile: string, clusterDomain: string): { name: string; namespace: string } | undefined {
  const suffix = `.svc.${clusterDomain}`;
  const [name, namespace, ...more] = profile.endsWith(suffix) ? profile.slice(0, -suffix.length).split('.') : [];
  return name === undefined || namespace === undefined || more.length > 0 ? undefined : { name, namespace };
}

export const profileBesideRoutes: ManifestRule<ServiceProfile> = {
  code: 'MESH6258',
  name: 'profile-beside-routes',
  severity: 'warning',
  summary: 'A ServiceProfile for a Service that has routes, retries, timeouts or a breaker.',
  what: 'the profile is for {service}, which has {what}',
  why: 'proxies follow the profile alone: routes and annotations of the Service do nothing, and there is no breaker',
  fix: 'delete the ServiceProfile and say what it says by routes',
  upstream: [],
  kinds: [kinds.serviceProfile],
  reads: ['/Service', ...routeKinds],
  bad: `
apiVersion: linkerd.io/v1alpha2
kind: ServiceProfile
metadata: { name: payments.shop.svc.cluster.local, namespace: shop }
spec: { routes: [{ name: all, condition: { pathRegex: "/.*" }, isRetryable: true }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: payments, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules: [{ backendRefs: [{ name: payments, port: 80 }] }]
`,
  good: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: payments, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules: [{ backendRefs: [{ name: payments, port: 80 }] }]
`,
  *check({ object: { metadata } }, set) {
    const named = serviceNamed(metadata.name ?? '', set.settings.clusterDomain);
    if (named === undefined) return;
    const { name, namespace } = named;
    const service = set.find<Service>('/Service', namespace, name);
    const [first] = attachedTo(set, { kind: 'Service', ...named });
    const annotation = Object.keys(service?.object.metadata.annotations ?? {}).find((key) => read.test(key));
    const beside = first?.route ?? (annotation === undefined ? undefined : service);
    if (beside === undefined) return;
    const { kind, metadata: of } = beside.object;
    const what = first === undefined ? `the annotation ${annotation}` : `the ${kind} ${of.name ?? ''}`;
    yield { at: ['metadata', 'name'], related: [beside], values: { service: `${namespace}/${name}`, what } };
  },
};
