import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type Sidecar } from '../../facts/kinds';
import { isUnix, isUnixPath } from '../../facts/listener-bind';
import { isPort } from '../../facts/scalars/port';

const own: ReadonlySet<string> = new Set(['', '127.0.0.1', '0.0.0.0', '::1', '::']);

function problemOf(endpoint: string): string | undefined {
  if (isUnix(endpoint)) return isUnixPath(endpoint) ? undefined : 'has no whole path of a socket';
  const [, bracketed, plain, port = ''] = /^(?:\[([^[\]]*)\]|([^:[\]]*)):([^:[\]]*)$/.exec(endpoint) ?? [];
  const host = bracketed ?? plain;
  if (host === undefined) return 'is not an address and a port';
  if (!own.has(host)) return 'is outside the pod';
  return /^[+-]?\d+$/.test(port) && isPort(Number(port)) ? undefined : 'has no port from 1 to 65535';
}

export const defaultEndpoint: ManifestRule<Sidecar> = {
  code: 'MESH8506',
  name: 'default-endpoint',
  severity: 'error',
  summary: 'Calls in are to go on to what is not a port or socket of the pod.',
  what: "defaultEndpoint '{endpoint}' {problem}",
  why: 'istiod refuses it: a sidecar hands calls to its own pod only',
  fix: "write 127.0.0.1:8080, 0.0.0.0:8080 for the pod's address, '[::1]:8080' or unix:///run/app.sock",
  upstream: ['webhook'],
  kinds: [kinds.sidecar],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: orders, namespace: shop }
spec: { ingress: [{ port: { number: 9080, name: http, protocol: HTTP }, defaultEndpoint: "localhost:8080" }] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: orders, namespace: shop }
spec: { ingress: [{ port: { number: 9080, name: http, protocol: HTTP }, defaultEndpoint: "127.0.0.1:8080" }] }
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, { defaultEndpoint = '' }] of (spec?.ingress ?? []).entries()) {
      const problem = defaultEndpoint === '' ? undefined : problemOf(defaultEndpoint);
      if (problem === undefined) continue;
      report({ at: ['spec', 'ingress', index, 'defaultEndpoint'], values: { endpoint: defaultEndpoint, problem } });
    }
  },
};
