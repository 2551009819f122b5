import type { Service } from '../../../../manifests/cluster/kinds';
import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { protocolOfPort } from '../../facts/port-protocol';

/** Istio's own Services, which it does not route. */
const isControlPlane = ({ metadata: { labels = {} } }: Service): boolean =>
  'istio' in labels || labels['release'] === 'istio' || 'gateway.istio.io/managed' in labels;

export const portName: ManifestRule<Service> = {
  code: 'MESH9701',
  name: 'port-name',
  severity: 'info',
  summary: 'A Service port that does not say its protocol.',
  what: 'port {port} says no protocol that Istio knows ({said})',
  why: 'proxies look at the first bytes: where the server speaks first, such as SMTP, connections stall for seconds',
  fix: 'set appProtocol, or begin the name with the protocol, such as http or grpc-api',
  upstream: ['IST0118', 'KIA0601', 'KIA0602'],
  kinds: ['/Service'],
  reads: [],
  bad: `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: web, port: 80 }] }
`,
  good: `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: web, port: 80, appProtocol: http }] }
`,
  check({ object }, { settings }, report) {
    const isSystem = ['kube-system', 'kube-public', settings.rootNamespace].includes(namespaceOf(object));
    if (object.spec?.type === 'ExternalName' || isSystem || isControlPlane(object)) return;
    for (const [index, port] of (object.spec?.ports ?? []).entries()) {
      const { name, appProtocol, protocol = 'TCP' } = port;
      if (protocol !== 'TCP' || protocolOfPort(port) !== '') continue;
      const said =
        appProtocol !== undefined ? `appProtocol ${appProtocol}` : name === undefined ? 'no name' : `name ${name}`;
      const field = appProtocol !== undefined ? ['appProtocol'] : name === undefined ? [] : ['name'];
      report({ at: ['spec', 'ports', index, ...field], values: { port: String(port.port), said } });
    }
  },
};
