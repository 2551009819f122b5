// Generated from Istio 1.30.3 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import {
  type CelTable,
  all,
  codePoints,
  duration,
  existsOne,
  has,
  int,
  isURL,
  need,
  rule,
  substring,
  url,
} from '../../src/manifests/cel/runtime';

const duration1 = duration('1ms');
const pattern1 = /^[0-9A-Za-z](?:[\x2d0-9A-Za-z]*[0-9A-Za-z])?$/u;

const spec1 = (self: { readonly selector?: unknown; readonly targetRefs?: unknown }) =>
  (has(self.selector) ? 1 : 0) + (has(self.targetRefs) ? 1 : 0) <= 1;

const spec2 = (self: { readonly lua?: unknown; readonly wasm?: unknown }) => has(self.wasm) !== has(self.lua);

const matchLabels1 = (self: Readonly<Record<string, string>>) => Object.keys(self).every((key) => !key.includes('*'));

const matchLabels2 = (self: Readonly<Record<string, string>>) =>
  Object.keys(self).every((key) => codePoints(key) !== 0);

const matchLabels3 = (self: string) => !self.includes('*');

const namespace1 = (self: string) => codePoints(self) === 0;

const url1 = (self: string) =>
  isURL(self)
    ? ['', 'http', 'https', 'file', 'oci'].includes(url(self).scheme)
    : isURL('http://' + self) && ['', 'http', 'https', 'file', 'oci'].includes(url('http://' + self).scheme);

const env1 = (self: { readonly value?: unknown; readonly valueFrom?: string }) =>
  (has(self.valueFrom) ? self.valueFrom : '') !== 'HOST' || !has(self.value);

const spec3 = (self: { readonly selector?: unknown; readonly targetRef?: unknown; readonly targetRefs?: unknown }) =>
  (has(self.selector) ? 1 : 0) + (has(self.targetRef) ? 1 : 0) + (has(self.targetRefs) ? 1 : 0) <= 1;

const url2 = (self: string) =>
  isURL(self)
    ? ['', 'http', 'https', 'oci', 'file'].includes(url(self).scheme)
    : isURL('http://' + self) && ['', 'http', 'https', 'oci', 'file'].includes(url('http://' + self).scheme);

const idleTimeout1 = (self: string) => duration(self) >= duration1;

const spec4 = (self: { readonly targetRefs?: unknown; readonly workloadSelector?: unknown }) =>
  (has(self.workloadSelector) ? 1 : 0) + (has(self.targetRefs) ? 1 : 0) <= 1;

const match1 = (self: { readonly context?: string; readonly waypoint?: unknown }) =>
  has(self.context) ? (self.context === 'WAYPOINT' ? has(self.waypoint) : !has(self.waypoint)) : !has(self.waypoint);

const portNumber1 = (self: number) => 0 < self && self <= 65535;

const tls1 = (self: { readonly credentialNames?: unknown; readonly tlsCertificates?: unknown }) =>
  (has(self.tlsCertificates) ? 1 : 0) + (has(self.credentialNames) ? 1 : 0) <= 1;

const tls2 = (self: { readonly credentialName?: unknown; readonly credentialNames?: unknown }) =>
  (has(self.credentialName) ? 1 : 0) + (has(self.credentialNames) ? 1 : 0) <= 1;

const tls3 = (self: { readonly credentialNames?: unknown; readonly tlsCertificates?: unknown }) =>
  (has(self.credentialNames) ? 1 : 0) + (has(self.tlsCertificates) ? 1 : 0) <= 1;

const spec5 = (self: { readonly endpoints?: unknown; readonly workloadSelector?: unknown }) =>
  (has(self.workloadSelector) ? 1 : 0) + (has(self.endpoints) ? 1 : 0) <= 1;

const spec6 = (self: { readonly addresses?: readonly string[]; readonly resolution?: string }) =>
  !(
    (has(self.addresses) ? self.addresses : []).some((k) => k.includes('/')) &&
    !['STATIC', 'NONE'].includes(has(self.resolution) ? self.resolution : 'NONE')
  );

const spec7 = (self: { readonly endpoints?: unknown; readonly resolution?: string }) =>
  (has(self.resolution) ? self.resolution : 'NONE') === 'NONE' ? !has(self.endpoints) : true;

const spec8 = (self: { readonly endpoints?: readonly unknown[]; readonly resolution?: string }) =>
  (has(self.resolution) ? self.resolution : '') === 'DNS_ROUND_ROBIN'
    ? (has(self.endpoints) ? self.endpoints : []).length <= 1
    : true;

const endpoints1 = (self: { readonly address?: unknown; readonly network?: unknown }) =>
  has(self.address) || has(self.network);

const endpoints2 = (self: { readonly address?: string; readonly ports?: unknown }) =>
  (has(self.address) ? self.address : '').startsWith('unix://') ? !has(self.ports) : true;

const address1 = (self: string) =>
  self.startsWith('unix://') ? substring(self, 7, 8) === '/' || substring(self, 7, 8) === '@' : true;

const address2 = (self: string) => (self.startsWith('unix://') ? !self.endsWith('/') : true);

const ports1 = (self: Readonly<Record<string, number>>) =>
  Object.keys(self).every((key) => codePoints(key) < 63 && pattern1.test(key));

const hosts1 = (self: string) => self !== '*';

const ports2 = (self: readonly { readonly number: number }[]) =>
  self.every((l1) => existsOne(self, (l2) => l1.number === l2.number));

const scheme1 = (self: string) => ['', 'HTTP', 'HTTPS'].includes(self);

const source1 = (self: {
  readonly namespaces?: unknown;
  readonly notNamespaces?: unknown;
  readonly notPrincipals?: unknown;
  readonly notServiceAccounts?: unknown;
  readonly principals?: unknown;
  readonly serviceAccounts?: unknown;
}) =>
  has(self.serviceAccounts) || has(self.notServiceAccounts)
    ? !has(self.principals) && !has(self.notPrincipals) && !has(self.namespaces) && !has(self.notNamespaces)
    : true;

const spec9 = (self: {
  readonly portLevelMtls?: unknown;
  readonly selector?: { readonly matchLabels?: Readonly<Record<string, string>> };
}) =>
  has(self.portLevelMtls)
    ? Object.keys(has(self.selector) && has(self.selector.matchLabels) ? self.selector.matchLabels : {}).length > 0
    : true;

const portLevelMtls1 = (self: Readonly<Record<string, unknown>>) =>
  all(Object.keys(self), (key) => 0 < int(key) && int(key) <= 65535);

const jwtRules1 = (self: { readonly jwks?: unknown; readonly jwksUri?: unknown; readonly jwks_uri?: unknown }) =>
  (has(self.jwksUri) ? 1 : 0) + (has(self.jwks_uri) ? 1 : 0) + (has(self.jwks) ? 1 : 0) <= 1;

const jwksUri1 = (self: string) => ['http', 'https'].includes(url(self).scheme);

const tagOverrides1 = (self: { readonly operation?: string; readonly value?: string }) =>
  (has(self.operation) ? self.operation : '') === 'UPSERT' ? need(self.value, 'value') !== '' : true;

const tagOverrides2 = (self: { readonly operation?: string; readonly value?: unknown }) =>
  (has(self.operation) ? self.operation : '') === 'REMOVE' ? !has(self.value) : true;

const specRules1 = [rule(spec1), rule(spec2)];
const matchLabelsRules1 = [rule(matchLabels1), rule(matchLabels2)];
const matchLabelsRules2 = [rule(matchLabels3)];
const namespaceRules1 = [rule(namespace1)];
const urlRules1 = [rule(url1)];
const envRules1 = [rule(env1)];
const specRules2 = [rule(spec3)];
const urlRules2 = [rule(url2)];
const idleTimeoutRules1 = [rule(idleTimeout1)];
const specRules3 = [rule(spec4)];
const matchRules1 = [rule(match1)];
const portNumberRules1 = [rule(portNumber1)];
const tlsRules1 = [rule(tls1), rule(tls2), rule(tls3)];
const specRules4 = [rule(spec5), rule(spec6), rule(spec7), rule(spec8)];
const endpointsRules1 = [rule(endpoints1), rule(endpoints2)];
const addressRules1 = [rule(address1), rule(address2)];
const portsRules1 = [rule(ports1)];
const hostsRules1 = [rule(hosts1)];
const portsRules2 = [rule(ports2)];
const schemeRules1 = [rule(scheme1)];
const templateRules1 = [rule(endpoints2)];
const sourceRules1 = [rule(source1)];
const specRules5 = [rule(spec9)];
const portLevelMtlsRules1 = [rule(portLevelMtls1)];
const jwtRulesRules1 = [rule(jwtRules1)];
const jwksUriRules1 = [rule(jwksUri1)];
const tagOverridesRules1 = [rule(tagOverrides1), rule(tagOverrides2)];

export const cel: CelTable = {
  'extensions.istio.io/TrafficExtension/v1alpha1': {
    spec: specRules1,
    'spec.selector.matchLabels': matchLabelsRules1,
    'spec.selector.matchLabels{}': matchLabelsRules2,
    'spec.targetRefs[].namespace': namespaceRules1,
    'spec.wasm.url': urlRules1,
    'spec.wasm.vmConfig.env[]': envRules1,
  },
  'extensions.istio.io/WasmPlugin/v1alpha1': {
    spec: specRules2,
    'spec.selector.matchLabels': matchLabelsRules1,
    'spec.selector.matchLabels{}': matchLabelsRules2,
    'spec.targetRef.namespace': namespaceRules1,
    'spec.targetRefs[].namespace': namespaceRules1,
    'spec.url': urlRules2,
    'spec.vmConfig.env[]': envRules1,
  },
  'networking.istio.io/DestinationRule/v1': {
    'spec.subsets[].trafficPolicy.connectionPool.http.idleTimeout': idleTimeoutRules1,
    'spec.subsets[].trafficPolicy.connectionPool.tcp.connectTimeout': idleTimeoutRules1,
    'spec.subsets[].trafficPolicy.connectionPool.tcp.maxConnectionDuration': idleTimeoutRules1,
    'spec.subsets[].trafficPolicy.connectionPool.tcp.tcpKeepalive.interval': idleTimeoutRules1,
    'spec.subsets[].trafficPolicy.connectionPool.tcp.tcpKeepalive.time': idleTimeoutRules1,
    'spec.subsets[].trafficPolicy.loadBalancer.warmup.duration': idleTimeoutRules1,
    'spec.subsets[].trafficPolicy.loadBalancer.warmupDurationSecs': idleTimeoutRules1,
    'spec.subsets[].trafficPolicy.outlierDetection.baseEjectionTime': idleTimeoutRules1,
    'spec.subsets[].trafficPolicy.outlierDetection.interval': idleTimeoutRules1,
    'spec.subsets[].trafficPolicy.portLevelSettings[].connectionPool.http.idleTimeout': idleTimeoutRules1,
    'spec.subsets[].trafficPolicy.portLevelSettings[].connectionPool.tcp.connectTimeout': idleTimeoutRules1,
    'spec.subsets[].trafficPolicy.portLevelSettings[].connectionPool.tcp.maxConnectionDuration': idleTimeoutRules1,
    'spec.subsets[].trafficPolicy.portLevelSettings[].connectionPool.tcp.tcpKeepalive.interval': idleTimeoutRules1,
    'spec.subsets[].trafficPolicy.portLevelSettings[].connectionPool.tcp.tcpKeepalive.time': idleTimeoutRules1,
    'spec.subsets[].trafficPolicy.portLevelSettings[].loadBalancer.warmup.duration': idleTimeoutRules1,
    'spec.subsets[].trafficPolicy.portLevelSettings[].loadBalancer.warmupDurationSecs': idleTimeoutRules1,
    'spec.subsets[].trafficPolicy.portLevelSettings[].outlierDetection.baseEjectionTime': idleTimeoutRules1,
    'spec.subsets[].trafficPolicy.portLevelSettings[].outlierDetection.interval': idleTimeoutRules1,
    'spec.trafficPolicy.connectionPool.http.idleTimeout': idleTimeoutRules1,
    'spec.trafficPolicy.connectionPool.tcp.connectTimeout': idleTimeoutRules1,
    'spec.trafficPolicy.connectionPool.tcp.maxConnectionDuration': idleTimeoutRules1,
    'spec.trafficPolicy.connectionPool.tcp.tcpKeepalive.interval': idleTimeoutRules1,
    'spec.trafficPolicy.connectionPool.tcp.tcpKeepalive.time': idleTimeoutRules1,
    'spec.trafficPolicy.loadBalancer.warmup.duration': idleTimeoutRules1,
    'spec.trafficPolicy.loadBalancer.warmupDurationSecs': idleTimeoutRules1,
    'spec.trafficPolicy.outlierDetection.baseEjectionTime': idleTimeoutRules1,
    'spec.trafficPolicy.outlierDetection.interval': idleTimeoutRules1,
    'spec.trafficPolicy.portLevelSettings[].connectionPool.http.idleTimeout': idleTimeoutRules1,
    'spec.trafficPolicy.portLevelSettings[].connectionPool.tcp.connectTimeout': idleTimeoutRules1,
    'spec.trafficPolicy.portLevelSettings[].connectionPool.tcp.maxConnectionDuration': idleTimeoutRules1,
    'spec.trafficPolicy.portLevelSettings[].connectionPool.tcp.tcpKeepalive.interval': idleTimeoutRules1,
    'spec.trafficPolicy.portLevelSettings[].connectionPool.tcp.tcpKeepalive.time': idleTimeoutRules1,
    'spec.trafficPolicy.portLevelSettings[].loadBalancer.warmup.duration': idleTimeoutRules1,
    'spec.trafficPolicy.portLevelSettings[].loadBalancer.warmupDurationSecs': idleTimeoutRules1,
    'spec.trafficPolicy.portLevelSettings[].outlierDetection.baseEjectionTime': idleTimeoutRules1,
    'spec.trafficPolicy.portLevelSettings[].outlierDetection.interval': idleTimeoutRules1,
    'spec.workloadSelector.matchLabels': matchLabelsRules1,
    'spec.workloadSelector.matchLabels{}': matchLabelsRules2,
  },
  'networking.istio.io/EnvoyFilter/v1alpha3': {
    spec: specRules3,
    'spec.configPatches[].match': matchRules1,
    'spec.configPatches[].match.waypoint.portNumber': portNumberRules1,
    'spec.targetRefs[].namespace': namespaceRules1,
    'spec.workloadSelector.labels{}': matchLabelsRules2,
  },
  'networking.istio.io/Gateway/v1': { 'spec.servers[].tls': tlsRules1 },
  'networking.istio.io/ProxyConfig/v1beta1': {
    'spec.selector.matchLabels': matchLabelsRules1,
    'spec.selector.matchLabels{}': matchLabelsRules2,
  },
  'networking.istio.io/ServiceEntry/v1': {
    spec: specRules4,
    'spec.endpoints[]': endpointsRules1,
    'spec.endpoints[].address': addressRules1,
    'spec.endpoints[].ports': portsRules1,
    'spec.endpoints[].ports{}': portNumberRules1,
    'spec.hosts[]': hostsRules1,
    'spec.ports': portsRules2,
    'spec.ports[].number': portNumberRules1,
    'spec.ports[].targetPort': portNumberRules1,
    'spec.workloadSelector.labels{}': matchLabelsRules2,
  },
  'networking.istio.io/Sidecar/v1': {
    'spec.inboundConnectionPool.http.idleTimeout': idleTimeoutRules1,
    'spec.inboundConnectionPool.tcp.connectTimeout': idleTimeoutRules1,
    'spec.inboundConnectionPool.tcp.maxConnectionDuration': idleTimeoutRules1,
    'spec.inboundConnectionPool.tcp.tcpKeepalive.interval': idleTimeoutRules1,
    'spec.inboundConnectionPool.tcp.tcpKeepalive.time': idleTimeoutRules1,
    'spec.ingress[].connectionPool.http.idleTimeout': idleTimeoutRules1,
    'spec.ingress[].connectionPool.tcp.connectTimeout': idleTimeoutRules1,
    'spec.ingress[].connectionPool.tcp.maxConnectionDuration': idleTimeoutRules1,
    'spec.ingress[].connectionPool.tcp.tcpKeepalive.interval': idleTimeoutRules1,
    'spec.ingress[].connectionPool.tcp.tcpKeepalive.time': idleTimeoutRules1,
    'spec.ingress[].tls': tlsRules1,
    'spec.workloadSelector.labels{}': matchLabelsRules2,
  },
  'networking.istio.io/VirtualService/v1': {
    'spec.http[].corsPolicy.maxAge': idleTimeoutRules1,
    'spec.http[].fault.delay.exponentialDelay': idleTimeoutRules1,
    'spec.http[].fault.delay.fixedDelay': idleTimeoutRules1,
    'spec.http[].retries.backoff': idleTimeoutRules1,
    'spec.http[].retries.perTryTimeout': idleTimeoutRules1,
    'spec.http[].timeout': idleTimeoutRules1,
  },
  'networking.istio.io/WorkloadEntry/v1': {
    spec: endpointsRules1,
    'spec.address': addressRules1,
    'spec.ports': portsRules1,
    'spec.ports{}': portNumberRules1,
  },
  'networking.istio.io/WorkloadGroup/v1': {
    'spec.probe.grpc.port': portNumberRules1,
    'spec.probe.httpGet.port': portNumberRules1,
    'spec.probe.httpGet.scheme': schemeRules1,
    'spec.probe.tcpSocket.port': portNumberRules1,
    'spec.template': templateRules1,
    'spec.template.address': addressRules1,
    'spec.template.ports': portsRules1,
    'spec.template.ports{}': portNumberRules1,
  },
  'security.istio.io/AuthorizationPolicy/v1': {
    spec: specRules2,
    'spec.rules[].from[].source': sourceRules1,
    'spec.selector.matchLabels': matchLabelsRules1,
    'spec.selector.matchLabels{}': matchLabelsRules2,
    'spec.targetRef.namespace': namespaceRules1,
    'spec.targetRefs[].namespace': namespaceRules1,
  },
  'security.istio.io/PeerAuthentication/v1': {
    spec: specRules5,
    'spec.portLevelMtls': portLevelMtlsRules1,
    'spec.selector.matchLabels': matchLabelsRules1,
    'spec.selector.matchLabels{}': matchLabelsRules2,
  },
  'security.istio.io/RequestAuthentication/v1': {
    spec: specRules2,
    'spec.jwtRules[]': jwtRulesRules1,
    'spec.jwtRules[].jwksUri': jwksUriRules1,
    'spec.jwtRules[].jwks_uri': jwksUriRules1,
    'spec.jwtRules[].timeout': idleTimeoutRules1,
    'spec.selector.matchLabels': matchLabelsRules1,
    'spec.selector.matchLabels{}': matchLabelsRules2,
    'spec.targetRef.namespace': namespaceRules1,
    'spec.targetRefs[].namespace': namespaceRules1,
  },
  'telemetry.istio.io/Telemetry/v1': {
    spec: specRules2,
    'spec.metrics[].overrides[].tagOverrides{}': tagOverridesRules1,
    'spec.metrics[].reportingInterval': idleTimeoutRules1,
    'spec.selector.matchLabels': matchLabelsRules1,
    'spec.selector.matchLabels{}': matchLabelsRules2,
    'spec.targetRef.namespace': namespaceRules1,
    'spec.targetRefs[].namespace': namespaceRules1,
  },
};
