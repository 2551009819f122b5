import type { RuleFamily } from '../../../../manifests/rule';
import { bind } from './bind';
import { catchAllListener } from './catch-all-listener';
import { defaultEndpoint } from './default-endpoint';
import { duplicateEgressHost } from './duplicate-egress-host';
import { duplicatePort } from './duplicate-port';
import { egressHosts } from './egress-hosts';
import { egressProxy } from './egress-proxy';
import { emptySidecar } from './empty-sidecar';
import { httpPoolWithoutHttp } from './http-pool-without-http';
import { ingressTls } from './ingress-tls';
import { portName } from './port-name';
import { portNumber } from './port-number';
import { tlsOnPlaintext } from './tls-on-plaintext';
import { unixListener } from './unix-listener';

export const sidecar: RuleFamily = {
  name: 'sidecar',
  hurts: 'istiod refuses the Sidecar, and the former settings stay in force',
  rules: [
    emptySidecar,
    duplicatePort,
    portNumber,
    portName,
    bind,
    defaultEndpoint,
    tlsOnPlaintext,
    ingressTls,
    httpPoolWithoutHttp,
    catchAllListener,
    unixListener,
    egressHosts,
    duplicateEgressHost,
    egressProxy,
  ],
};
