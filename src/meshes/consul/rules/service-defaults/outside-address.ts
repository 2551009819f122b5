import { isIP } from '../../../../manifests/cel/ip';
import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceDefaults } from '../../facts/kinds';

const name =
  /^(?=.{1,253}$)[a-zA-Z0-9_](?:[-a-zA-Z0-9_]*[a-zA-Z0-9_])?(?:\.[a-zA-Z0-9_](?:[-a-zA-Z0-9_]*[a-zA-Z0-9_])?)*\.?$/;

const isHost = (address: string): boolean => isIP(address) || name.test(address);

export const outsideAddress: ManifestRule<ServiceDefaults> = {
  code: 'MESH6314',
  name: 'outside-address',
  severity: 'error',
  summary: 'A destination outside of the mesh that cannot be dialled.',
  what: '{problem}',
  why: 'the server refuses a destination without exact addresses and a port',
  fix: 'list names or addresses one by one, and a port from 1 to 65535',
  upstream: ['webhook', 'consul-server'],
  kinds: [kinds.serviceDefaults],
  reads: [],
  fields: ['destination'],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: maps, namespace: shop }
spec: { protocol: tcp, destination: { addresses: ["*.example.com"], port: 443 } }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: mail, namespace: shop }
spec: { protocol: tcp, destination: { addresses: [mail.example.com, mail.example.com], port: 25 } }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: none, namespace: shop }
spec: { protocol: tcp, destination: { port: 443 } }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: maps, namespace: shop }
spec: { protocol: tcp, destination: { addresses: [maps.example.com, 192.0.2.1], port: 443 } }
`,
  *check({ object: { spec } }) {
    const destination = spec?.destination;
    if (destination === undefined) return;
    const { addresses = [], port = 0 } = destination;
    const at = ['spec', 'destination'];
    if (addresses.length === 0) yield { at, values: { problem: 'the destination has no address' } };
    for (const [index, address] of addresses.entries()) {
      const where = [...at, 'addresses', index];
      if (!isHost(address)) yield { at: where, values: { problem: `'${address}' is neither a name nor an address` } };
      else if (addresses.indexOf(address) < index)
        yield { at: where, values: { problem: `'${address}' stands twice` } };
    }
    if (port < 1 || port > 65_535) yield { at: [...at, 'port'], values: { problem: `the port is ${port}` } };
  },
};
