import type { CoverageRow } from '../../../../manifests/rule';

export const gatewaysCoverage: readonly CoverageRow[] = [
  { says: 'IST0161: the Secret has certificate, key and, for MUTUAL, a CA, in PEM', codes: ['MESH9401'] },
  { says: 'IST0162: a Service of the gateway pods has the port', codes: ['MESH9402'] },
  {
    says: 'rejects at merge: plain servers of two protocols, a second plain TCP server, or plain beside TLS on one port',
    codes: ['MESH9403'],
  },
  { says: 'rejects at merge: a TLS server with a host that is there already', codes: ['MESH9115'] },
  { says: 'rejects at merge: an HTTPS port name twice in one Gateway', codes: ['MESH8304'] },
  { says: 'http routes do not hold for PASSTHROUGH, tls routes for nothing else', codes: ['MESH9404'] },
  {
    says: 'a selector asks pods of all namespaces, the Secret is read beside the pods',
    codes: ['MESH9007', 'MESH9008'],
  },
  { says: 'hostnames of a route meet those of a listener', codes: ['MESH9405'] },
  { says: 'routes of the Gateway API and a VirtualService for one Service', codes: ['MESH9406'] },
  { says: 'certificateRefs of a listener exist, or are granted', codes: ['MESH9407'] },
  { says: 'a rule without backends and redirect answers 500', codes: ['MESH9408'] },
  { says: 'routes of a host at one gateway are joined by age, catch-alls last', codes: ['MESH9102'] },
  {
    says: 'IST0161: a certificate that has expired, or does not fit its key',
    undecidable: 'what a Secret in Git holds is often a placeholder, and the day of the rollout is not known',
  },
  {
    says: 'a server port is the Service port when that is mapped exactly, else the port of the pod',
    undecidable: 'both are accepted, see MESH9402',
  },
  { says: 'IST0156, IST0172, IST0176: versions of the CRDs of the Gateway API', undecidable: 'said by the cluster' },
];
