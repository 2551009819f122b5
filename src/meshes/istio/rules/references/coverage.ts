import type { CoverageRow } from '../../../../manifests/rule';

export const referencesCoverage: readonly CoverageRow[] = [
  {
    says: 'IST0101: a route goes to a host that exists and is exported to the clients; with any cluster domain',
    codes: ['MESH9001'],
  },
  { says: 'IST0101: so does a mirror', codes: ['MESH9002'] },
  { says: 'IST0101: the host has the port of the destination', codes: ['MESH9003'] },
  {
    says: 'IST0101, KIA1107: the subset is in a DestinationRule that the clients use, those of wildcard hosts and exportTo minded',
    codes: ['MESH9004'],
  },
  { says: 'IST0101, KIA1102: gateways exist, those of matches too', codes: ['MESH9005'] },
  { says: 'IST0101, KIA0302: the selector of a Gateway matches pods, in all namespaces', codes: ['MESH9007'] },
  {
    says: 'IST0101: Secrets of a Gateway are in the namespace of its pods, all of credentialNames',
    codes: ['MESH9008'],
  },
  { says: 'IST0101, KIA0101: source namespaces of an AuthorizationPolicy exist', codes: ['MESH9010'] },
  { says: 'IST0101: selectors of Sidecar and Telemetry match pods', codes: ['MESH9011'] },
  {
    says: 'IST0173, KIA0203: pods of the Service have the labels of the subset; labels of nodes are left out',
    codes: ['MESH9012'],
  },
  { says: 'IST0174, KIA0202: the host of a DestinationRule exists; wildcards are not flagged', codes: ['MESH9013'] },
  {
    says: 'IST0132: a server takes a host of the VirtualService; not said again where the Gateway is missing',
    codes: ['MESH9014'],
  },
  { says: 'IST0165: no names that istiod generates for Gateways', codes: ['MESH9006'] },
  { says: 'KIA0005: namespaces of exportTo exist', codes: ['MESH9009'] },
  { says: 'KIA1004: egress hosts of a Sidecar exist', codes: ['MESH9015'] },
  { says: 'a missing or hidden delegate drops its rule', codes: ['MESH9016'] },
  { says: 'KIA1402: backends exist, with their port', codes: ['MESH9017'] },
  { says: 'KIA1402: a backend of another namespace has a ReferenceGrant', codes: ['MESH9018'] },
  { says: 'KIA1401: the parent Gateway and its listener exist', codes: ['MESH9019'] },
  { says: 'KIA1401: a listener allows kind and namespace of the route', codes: ['MESH9020'] },
  { says: 'KIA1601: a ReferenceGrant is for a namespace that exists', codes: ['MESH9021'] },
  { says: 'KIA1701: the ServiceAccount of a WorkloadGroup exists', codes: ['MESH9022'] },
  { says: 'KIA1504: the GatewayClass exists', codes: ['MESH9023'] },
  {
    says: 'short names are of the own namespace; svc.namespace is not expanded, whatever Kiali says',
    codes: ['MESH9001', 'MESH9013'],
  },
  { says: 'a VirtualService can name only a Gateway of Istio, not one of the Gateway API', codes: ['MESH9005'] },
];
