import { millisecondsOf } from '../../../../manifests/durations';
import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { entryOf } from '../../facts/entries';
import { kinds, type ServiceDefaults, type ServiceRouter } from '../../facts/kinds';

/** Envoy's own limit of a request, which the sidecar of the service has where nobody says another. */
const cut = 15_000;
/** A day is as good as none. */
const noCut = 24 * 3600 * 1000;

export const timeoutCut: ManifestRule<ServiceRouter> = {
  code: 'MESH6390',
  name: 'timeout-cut',
  severity: 'warning',
  summary: 'A timeout above 15 s that the sidecar of the service cuts.',
  what: 'requests to {service} may take {timeout}, {given}',
  why: 'the sidecar of the service cuts at 15 s where its ServiceDefaults do not say localRequestTimeoutMs',
  fix: 'set localRequestTimeoutMs of {service} to the same time or more',
  upstream: [],
  kinds: [kinds.serviceRouter],
  reads: [kinds.serviceDefaults],
  fields: ['requestTimeout'],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { protocol: http }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceRouter
metadata: { name: payments, namespace: shop }
spec: { routes: [{ match: { http: { pathPrefix: /reports } }, destination: { requestTimeout: 60s } }] }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { protocol: http, localRequestTimeoutMs: 60000 }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceRouter
metadata: { name: payments, namespace: shop }
spec: { routes: [{ match: { http: { pathPrefix: /reports } }, destination: { requestTimeout: 60s } }] }
`,
  *check(manifest, set) {
    const { metadata, spec } = manifest.object;
    for (const [index, { destination }] of (spec?.routes ?? []).entries()) {
      const timeout = destination?.requestTimeout ?? '';
      const asked = millisecondsOf(timeout) ?? 0;
      // a negative one is none
      if (asked >= 0 && asked <= cut) continue;
      const service = (destination?.service ?? '') === '' ? (metadata.name ?? '') : destination!.service!;
      const home = destination?.namespace ?? namespaceOf(manifest.object);
      const defaults = entryOf<ServiceDefaults>(set, kinds.serviceDefaults, home, service);
      const given = defaults?.object.spec?.localRequestTimeoutMs ?? 0;
      const own = given === 0 ? cut : given;
      if (own >= (asked < 0 ? noCut : asked)) continue;
      const isSure = defaults !== undefined || set.settings.complete === 'all';
      const values = {
        service,
        timeout: asked < 0 ? 'as long as they will' : timeout,
        given: `its own sidecar gives ${own / 1000} s`,
      };
      const at = ['spec', 'routes', index, 'destination', 'requestTimeout'];
      yield { at, related: defaults === undefined ? [] : [defaults], severity: isSure ? undefined : 'info', values };
    }
  },
};
