import type { CoverageRow } from '../../../../manifests/rule';

export const servicesCoverage: readonly CoverageRow[] = [
  {
    says: 'IST0118, KIA0601, KIA0602: Service ports say a protocol, by appProtocol or name; system namespaces and generated Services left out',
    codes: ['MESH9701'],
  },
  { says: 'IST0150: no ExternalName port is TCP or of no protocol', codes: ['MESH9702'] },
  { says: 'KIA0701: targetPort is a port of a container of the selected pods', codes: ['MESH9703'] },
  { says: 'routes for requests need ports for HTTP', codes: ['MESH9704'] },
  { says: 'a second Service for the same pods goes past the routes of the first', codes: ['MESH9705'] },
  {
    says: 'KIA0601: names of the ports of Gateways and ServiceEntries',
    undecidable: 'they say protocol apart, which webhook rules check; the name means nothing there',
  },
  {
    says: 'istioctl validate: Service ports must be named, an error',
    undecidable: 'proxies read what is not named by its bytes; an info here, see MESH9701',
  },
];
