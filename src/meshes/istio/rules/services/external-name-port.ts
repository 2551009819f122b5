import type { Service } from '../../../../manifests/cluster/kinds';
import type { ManifestRule } from '../../../../manifests/rule';
import { protocolOfPort } from '../../facts/port-protocol';

export const externalNamePort: ManifestRule<Service> = {
  code: 'MESH9702',
  name: 'external-name-port',
  severity: 'warning',
  summary: 'A port of an ExternalName Service that is TCP, or says no protocol.',
  what: 'port {port} of an ExternalName Service is {protocol}',
  why: 'the Service has no address, so proxies listen on the port for every address, and take in all that goes there',
  fix: 'say http, https or tls in appProtocol or the name, or drop the port',
  upstream: ['IST0150'],
  kinds: ['/Service'],
  reads: [],
  bad: `
apiVersion: v1
kind: Service
metadata: { name: bank, namespace: shop }
spec: { type: ExternalName, externalName: api.bank.example, ports: [{ name: tcp, port: 443 }] }
`,
  good: `
apiVersion: v1
kind: Service
metadata: { name: bank, namespace: shop }
spec: { type: ExternalName, externalName: api.bank.example, ports: [{ name: tls, port: 443 }] }
`,
  check({ object: { spec } }, _set, report) {
    if (spec?.type !== 'ExternalName') return;
    for (const [index, port] of (spec.ports ?? []).entries()) {
      const protocol = protocolOfPort(port);
      if (protocol !== '' && protocol !== 'tcp') continue;
      const values = { port: String(port.port), protocol: protocol === '' ? 'of no known protocol' : 'TCP' };
      report({ at: ['spec', 'ports', index], values });
    }
  },
};
