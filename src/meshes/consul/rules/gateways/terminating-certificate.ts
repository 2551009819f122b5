import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type TerminatingGateway } from '../../facts/kinds';

export const terminatingCertificate: ManifestRule<TerminatingGateway> = {
  code: 'MESH6373',
  name: 'terminating-certificate',
  severity: 'error',
  summary: 'A certificate of a terminating gateway without its key.',
  what: 'the service {service} has {problem}',
  why: 'the server refuses the gateway',
  fix: 'write caFile, certFile and keyFile together, or caFile alone',
  upstream: ['webhook', 'consul-server'],
  kinds: [kinds.terminatingGateway],
  reads: [],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: TerminatingGateway
metadata: { name: outside, namespace: shop }
spec: { services: [{ name: maps, certFile: /maps.pem }] }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: TerminatingGateway
metadata: { name: outside, namespace: shop }
spec: { services: [{ name: maps, caFile: /ca.pem, certFile: /maps.pem, keyFile: /maps.key }] }
`,
  *check({ object: { spec } }) {
    for (const [index, service] of (spec?.services ?? []).entries()) {
      const { name = '', caFile = '', certFile = '', keyFile = '' } = service;
      if (certFile === '' && keyFile === '') continue;
      const missing = [
        ['caFile', caFile],
        ['certFile', certFile],
        ['keyFile', keyFile],
      ].flatMap(([field, value]) => (value === '' ? [field] : []));
      if (missing.length === 0) continue;
      const problem = `a certificate or key, and no ${missing.join(' and ')}`;
      yield { at: ['spec', 'services', index], values: { service: name, problem } };
    }
  },
};
