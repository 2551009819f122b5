import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type Sidecar } from '../../facts/kinds';
import { isUnix, isUnixPath } from '../../facts/listener-bind';

function problemOf(bind: string, mode: string, isTaken: boolean): string | undefined {
  if (!isUnix(bind)) return bind === '' ? 'without bind' : `with bind '${bind}'`;
  if (!isUnixPath(bind)) return `with bind '${bind}', which is no whole path`;
  if (mode === 'IPTABLES') return 'with captureMode IPTABLES, which is for ports';
  return isTaken ? `with bind '${bind}', which another has too` : undefined;
}

export const unixListener: ManifestRule<Sidecar> = {
  code: 'MESH8511',
  name: 'unix-listener',
  severity: 'error',
  summary: 'A listener for calls out with port 0 that has no socket of Unix of its own.',
  what: 'a listener of egress has port 0, {problem}',
  why: 'istiod refuses it: without a port it listens on a socket of its own',
  fix: 'write a number above 0, or bind: unix:///run/stock.sock without captureMode',
  upstream: ['webhook'],
  kinds: [kinds.sidecar],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: orders, namespace: shop }
spec: { egress: [{ port: { number: 0, name: http, protocol: HTTP }, hosts: [stock/*] }] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: orders, namespace: shop }
spec: { egress: [{ port: { number: 0, name: http, protocol: HTTP }, bind: "unix:///run/stock.sock", hosts: [stock/*] }] }
`,
  check({ object: { spec } }, _set, report) {
    const sockets = new Set<string>();
    for (const [index, { port, bind = '', captureMode = 'DEFAULT' }] of (spec?.egress ?? []).entries()) {
      if (port === undefined || (port.number ?? 0) !== 0) continue;
      const problem = problemOf(bind, captureMode, sockets.has(bind));
      if (problem !== undefined) report({ at: ['spec', 'egress', index], values: { problem } });
      sockets.add(bind);
    }
  },
};
