import type { RuleFamily } from '../../../../manifests/rule';
import { bind } from './bind';
import { certificateMissing } from './certificate-missing';
import { certificateSources } from './certificate-sources';
import { cipherSuites } from './cipher-suites';
import { istioMutual } from './istio-mutual';
import { noServers } from './no-servers';
import { objectName } from './object-name';
import { oldTls } from './old-tls';
import { passthroughCertificates } from './passthrough-certificates';
import { portName } from './port-name';
import { portNumber } from './port-number';
import { protocol } from './protocol';
import { redirectWithoutHttp } from './redirect-without-http';
import { revocationList } from './revocation-list';
import { serverHosts } from './server-hosts';
import { targetPort } from './target-port';
import { tlsMissing } from './tls-missing';
import { tlsOnPlaintext } from './tls-on-plaintext';

export const gateway: RuleFamily = {
  name: 'gateway',
  hurts: 'istiod refuses the Gateway, or it shows another certificate than was meant',
  rules: [
    objectName,
    noServers,
    serverHosts,
    portName,
    portNumber,
    targetPort,
    bind,
    protocol,
    tlsMissing,
    tlsOnPlaintext,
    istioMutual,
    passthroughCertificates,
    certificateSources,
    certificateMissing,
    revocationList,
    cipherSuites,
    oldTls,
    redirectWithoutHttp,
  ],
};
