import type { CoverageRow } from '../../../../manifests/rule';

export const conflictsCoverage: readonly CoverageRow[] = [
  {
    says: 'IST0109: one VirtualService of the mesh per host where exportTo overlaps; not against itself',
    codes: ['MESH9101'],
  },
  { says: 'KIA1106: one per host at a named gateway, where routes are joined by age', codes: ['MESH9102'] },
  { says: 'IST0110: Sidecars that select the same pods', codes: ['MESH9103'] },
  { says: 'IST0111: two Sidecars without a selector', codes: ['MESH9104'] },
  { says: 'IST0177, KIA1212: one protocol per host and port of ServiceEntries', codes: ['MESH9105'] },
  { says: 'KIA1211: one ServiceEntry per host and port', codes: ['MESH9106'] },
  {
    says: 'KIA0201: one DestinationRule per host; in a namespace the first trafficPolicy and the first subset of a name win',
    codes: ['MESH9107'],
  },
  {
    says: 'across namespaces DestinationRules are never joined: client, host, root, the first that is found',
    codes: ['MESH9108'],
  },
  { says: 'a DestinationRule of a third namespace serves its own clients alone', codes: ['MESH9109'] },
  { says: 'a ServiceEntry for the host of a Service', codes: ['MESH9110'] },
  {
    says: 'KIA0204: the more specific DestinationRule hides the wider; ISTIO_MUTUAL is the default of the mesh and not missed',
    codes: ['MESH9111'],
  },
  { says: 'IST0137: Service ports that share a targetPort; of one protocol an info', codes: ['MESH9112'] },
  { says: 'IST0116: one port number for TCP and UDP in several Services; not within one Service', codes: ['MESH9113'] },
  { says: 'IST0140: a gateway does not follow subsets of the mesh; full names compared', codes: ['MESH9114'] },
  {
    says: 'IST0145, KIA0301, rejects at merge: one TLS server per host, port and bind of the same pods; plain ones are joined',
    codes: ['MESH9115'],
  },
  { says: 'IST0138: one certificate in Gateways of the same pods, credentialNames too', codes: ['MESH9116'] },
  { says: 'IST0159: Telemetries that select the same pods', codes: ['MESH9117'] },
  { says: 'IST0160: Telemetries without selector; those with targets are left out', codes: ['MESH9118'] },
  { says: 'KIA1702: WorkloadGroups with the same labels', codes: ['MESH9119'] },
  { says: 'KIA1501, KIA1502: Gateways of the Gateway API with the same address and port', codes: ['MESH9120'] },
  {
    says: 'KIA1503: two listeners of one Gateway with the same port, protocol and hostname',
    schema: 'CEL of the CRD: the combination of port, protocol and hostname is unique',
  },
  {
    says: 'KIA0301: hosts of servers that overlap by wildcard',
    undecidable: 'proxies take the most specific, which is often meant',
  },
  {
    says: 'KIA1501: the same hostname at Gateways without addresses',
    undecidable: 'each gets pods and an address of its own; which one a name leads to is said by DNS',
  },
  {
    says: 'conflicts that an egress Sidecar hides',
    undecidable: 'other proxies of the namespace, gateways above all, still see both objects',
  },
  { says: 'which of two objects is older', undecidable: 'the API server says when an object was created' },
];
