import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ProxyDefaults } from '../../facts/kinds';

const types: readonly string[] = ['stdout', 'stderr', 'file'];

export const accessLogs: ManifestRule<ProxyDefaults> = {
  code: 'MESH6321',
  name: 'access-logs',
  severity: 'error',
  summary: 'Access logs that contradict themselves.',
  what: '{problem}',
  why: 'the server refuses the proxy defaults',
  fix: 'write one format, and a path with type file only',
  upstream: ['webhook', 'consul-server'],
  kinds: [kinds.proxyDefaults],
  reads: [],
  fields: ['accessLogs'],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ProxyDefaults
metadata: { name: global, namespace: consul }
spec: { accessLogs: { enabled: true, type: stdout, path: /log, jsonFormat: "{}", textFormat: "%START_TIME%" } }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ProxyDefaults
metadata: { name: global, namespace: consul }
spec: { accessLogs: { enabled: true, type: file, path: /log, jsonFormat: "{}" } }
`,
  *check({ object: { spec } }) {
    const logs = spec?.accessLogs;
    if (logs === undefined) return;
    const { type = '', path = '', jsonFormat = '', textFormat = '' } = logs;
    const at = ['spec', 'accessLogs'];
    if (type !== '' && !types.includes(type))
      yield { at: [...at, 'type'], values: { problem: `the type '${type}' is none of ${types.join(', ')}` } };
    else if (path !== '' && type !== 'file')
      yield { at: [...at, 'path'], values: { problem: 'there is a path without type: file' } };
    else if (path === '' && type === 'file') yield { at, values: { problem: 'type: file has no path' } };
    if (jsonFormat !== '' && textFormat !== '')
      yield { at, values: { problem: 'there are both jsonFormat and textFormat' } };
  },
};
