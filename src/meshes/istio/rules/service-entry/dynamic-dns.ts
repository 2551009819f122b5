import type { ManifestRule, RuleFinding } from '../../../../manifests/rule';
import { kinds, type ServiceEntry } from '../../facts/kinds';

type Spec = NonNullable<ServiceEntry['spec']>;

const protocols: ReadonlySet<string> = new Set(['http', 'tls', 'grpc', 'http2']);

function* specProblems({ hosts, addresses = [], endpoints = [], ports = [] }: Spec): Iterable<RuleFinding> {
  for (const [index, host] of hosts.entries()) {
    if (host.startsWith('*')) continue;
    yield { at: ['spec', 'hosts', index], values: { problem: `host '${host}', which is no wildcard` } };
  }
  if (addresses.length > 0) yield { at: ['spec', 'addresses'], values: { problem: 'addresses' } };
  if (endpoints.length > 0) yield { at: ['spec', 'endpoints'], values: { problem: 'endpoints' } };
  for (const [index, { protocol = '' }] of ports.entries()) {
    if (protocols.has(protocol.toLowerCase())) continue;
    yield { at: ['spec', 'ports', index], values: { problem: `a port of protocol '${protocol}'` } };
  }
}

const usesWaypoint = (labels: Readonly<Record<string, string>> = {}): boolean =>
  !['', 'none'].includes((labels['istio.io/use-waypoint'] ?? '').toLowerCase());

export const dynamicDns: ManifestRule<ServiceEntry> = {
  code: 'MESH8412',
  name: 'dynamic-dns',
  severity: 'error',
  summary: 'A ServiceEntry with resolution DYNAMIC_DNS and something that does not go with it.',
  what: 'resolution is DYNAMIC_DNS, but the ServiceEntry has {problem}',
  why: 'istiod refuses it: proxies resolve what each request asks for',
  fix: 'leave wildcard hosts and ports of HTTP, HTTP2, GRPC or TLS; with a waypoint MESH_EXTERNAL',
  upstream: ['webhook'],
  kinds: [kinds.serviceEntry],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: bank, namespace: shop }
spec: { hosts: ["*.bank.example"], resolution: DYNAMIC_DNS, ports: [{ number: 443, name: https, protocol: HTTPS }] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: bank, namespace: shop }
spec: { hosts: ["*.bank.example"], resolution: DYNAMIC_DNS, ports: [{ number: 443, name: tls, protocol: TLS }] }
`,
  check({ object: { metadata, spec } }, _set, report) {
    if (spec?.resolution !== 'DYNAMIC_DNS') return;
    for (const found of specProblems(spec)) report(found);
    if (spec.location === 'MESH_INTERNAL' && usesWaypoint(metadata.labels)) {
      report({ at: ['spec', 'location'], values: { problem: 'location MESH_INTERNAL and a waypoint' } });
    }
  },
};
