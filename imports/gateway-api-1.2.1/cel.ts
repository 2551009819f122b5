// Generated from Gateway API 1.2.1 by `npm run import`, do not edit. SPDX-License-Identifier: Apache-2.0
import {
  type CelTable,
  and,
  codePoints,
  duration,
  existsOne,
  has,
  need,
  or,
  rule,
  withDefault,
} from '../../src/manifests/cel/runtime';

const pattern1 = /^(?:\*\.)?[0-9a-z](?:[\x2d0-9a-z]*[0-9a-z])?(?:\.[0-9a-z](?:[\x2d0-9a-z]*[0-9a-z])?)*$/u;
const pattern2 =
  /^(?:[0-9a-z](?:[\x2d0-9a-z]*[0-9a-z])?(?:\.[0-9a-z](?:[\x2d0-9a-z]*[0-9a-z])?)*\/)?(?:[0-9A-Za-z][\x2d\.0-9A-Z_a-z]{0,61})?[0-9A-Za-z]$/u;
const pattern3 =
  /^\.?[A-Z_a-z\u{17f}\u{212a}][0-9A-Z_a-z\u{17f}\u{212a}]*(?:\.[A-Z_a-z\u{17f}\u{212a}][0-9A-Z_a-z\u{17f}\u{212a}]*)*$/u;
const pattern4 = /^[A-Z_a-z][0-9A-Z_a-z]*$/u;
const byDefault1 = [{ path: { type: 'PathPrefix', value: '/' } }];
const byDefault2 = { type: 'PathPrefix', value: '/' };
const pattern5 = /^(?:[!\$&-;=@-Z_a-z~]|%[0-9A-Fa-f]{2})+$/u;
const duration1 = duration('0s');

const sessionPersistence1 = (self: {
  readonly absoluteTimeout?: unknown;
  readonly cookieConfig?: { readonly lifetimeType?: string };
}) =>
  !has(self.cookieConfig) || (self.cookieConfig.lifetimeType ?? 'Session') !== 'Permanent' || has(self.absoluteTimeout);

const validation1 = (self: {
  readonly caCertificateRefs?: readonly unknown[];
  readonly wellKnownCACertificates?: string;
}) =>
  !(
    has(self.caCertificateRefs) &&
    self.caCertificateRefs.length > 0 &&
    has(self.wellKnownCACertificates) &&
    self.wellKnownCACertificates !== ''
  );

const validation2 = (self: {
  readonly caCertificateRefs?: readonly unknown[];
  readonly wellKnownCACertificates?: string;
}) =>
  (has(self.caCertificateRefs) && self.caCertificateRefs.length > 0) ||
  (has(self.wellKnownCACertificates) && self.wellKnownCACertificates !== '');

const subjectAltNames1 = (self: { readonly hostname?: string; readonly type: string }) =>
  !(self.type === 'Hostname' && (!has(self.hostname) || self.hostname === ''));

const subjectAltNames2 = (self: { readonly hostname?: string; readonly type: string }) =>
  !(self.type !== 'Hostname' && has(self.hostname) && self.hostname !== '');

const subjectAltNames3 = (self: { readonly type: string; readonly uri?: string }) =>
  !(self.type === 'URI' && (!has(self.uri) || self.uri === ''));

const subjectAltNames4 = (self: { readonly type: string; readonly uri?: string }) =>
  !(self.type !== 'URI' && has(self.uri) && self.uri !== '');

const addresses1 = (self: readonly { readonly type?: string; readonly value: string }[]) =>
  self.every((a1) =>
    (a1.type ?? 'IPAddress') === 'IPAddress'
      ? existsOne(self, (a2) => (a2.type ?? 'IPAddress') === (a1.type ?? 'IPAddress') && a2.value === a1.value)
      : true,
  );

const addresses2 = (self: readonly { readonly type?: string; readonly value: string }[]) =>
  self.every((a1) =>
    (a1.type ?? 'IPAddress') === 'Hostname'
      ? existsOne(self, (a2) => (a2.type ?? 'IPAddress') === (a1.type ?? 'IPAddress') && a2.value === a1.value)
      : true,
  );

const addresses3 = (self: { readonly type?: string; readonly value: string }) =>
  (self.type ?? 'IPAddress') === 'Hostname' ? pattern1.test(self.value) : true;

const annotations1 = (self: Readonly<Record<string, string>>) => Object.keys(self).every((key) => pattern2.test(key));

const annotations2 = (self: Readonly<Record<string, string>>) =>
  Object.keys(self).every((key) => codePoints(key.split('/')[0]) < 253);

const listeners1 = (self: readonly { readonly protocol: string; readonly tls?: unknown }[]) =>
  self.every((l) => (['HTTP', 'TCP', 'UDP'].includes(l.protocol) ? !has(l.tls) : true));

const listeners2 = (self: readonly { readonly protocol: string; readonly tls?: { readonly mode?: string } }[]) =>
  self.every((l) =>
    l.protocol === 'HTTPS' && has(l.tls)
      ? (l.tls.mode ?? 'Terminate') === '' || (l.tls.mode ?? 'Terminate') === 'Terminate'
      : true,
  );

const listeners3 = (self: readonly { readonly hostname?: string; readonly protocol: string }[]) =>
  self.every((l) => (['TCP', 'UDP'].includes(l.protocol) ? !has(l.hostname) || l.hostname === '' : true));

const listeners4 = (self: readonly { readonly name: string }[]) =>
  self.every((l1) => existsOne(self, (l2) => l1.name === l2.name));

const listeners5 = (
  self: readonly { readonly hostname?: string; readonly port: number; readonly protocol: string }[],
) =>
  self.every((l1) =>
    existsOne(
      self,
      (l2) =>
        l1.port === l2.port &&
        l1.protocol === l2.protocol &&
        (has(l1.hostname) && has(l2.hostname) ? l1.hostname === l2.hostname : !has(l1.hostname) && !has(l2.hostname)),
    ),
  );

const tls1 = (self: {
  readonly certificateRefs?: readonly unknown[];
  readonly mode?: string;
  readonly options?: Readonly<Record<string, string>>;
}) =>
  (self.mode ?? 'Terminate') === 'Terminate'
    ? or(
        () => need(self.certificateRefs, 'certificateRefs').length > 0,
        () => Object.keys(need(self.options, 'options')).length > 0,
      )
    : true;

const controllerName1 = (self: string, oldSelf: string) => self === oldSelf;

const parentRefs1 = (
  self: readonly {
    readonly group?: string;
    readonly kind?: string;
    readonly name: string;
    readonly namespace?: string;
    readonly port?: number;
    readonly sectionName?: string;
  }[],
) =>
  self.every((p1) =>
    self.every((p2) =>
      (p1.group ?? 'gateway.networking.k8s.io') === (p2.group ?? 'gateway.networking.k8s.io') &&
      (p1.kind ?? 'Gateway') === (p2.kind ?? 'Gateway') &&
      p1.name === p2.name &&
      (((!has(p1.namespace) || p1.namespace === '') && (!has(p2.namespace) || p2.namespace === '')) ||
        (has(p1.namespace) && has(p2.namespace) && p1.namespace === p2.namespace))
        ? (!has(p1.sectionName) || p1.sectionName === '') === (!has(p2.sectionName) || p2.sectionName === '') &&
          (!has(p1.port) || p1.port === 0) === (!has(p2.port) || p2.port === 0)
        : true,
    ),
  );

const parentRefs2 = (
  self: readonly {
    readonly group?: string;
    readonly kind?: string;
    readonly name: string;
    readonly namespace?: string;
    readonly port?: number;
    readonly sectionName?: string;
  }[],
) =>
  self.every((p1) =>
    existsOne(
      self,
      (p2) =>
        (p1.group ?? 'gateway.networking.k8s.io') === (p2.group ?? 'gateway.networking.k8s.io') &&
        (p1.kind ?? 'Gateway') === (p2.kind ?? 'Gateway') &&
        p1.name === p2.name &&
        (((!has(p1.namespace) || p1.namespace === '') && (!has(p2.namespace) || p2.namespace === '')) ||
          (has(p1.namespace) && has(p2.namespace) && p1.namespace === p2.namespace)) &&
        (((!has(p1.sectionName) || p1.sectionName === '') && (!has(p2.sectionName) || p2.sectionName === '')) ||
          (has(p1.sectionName) && has(p2.sectionName) && p1.sectionName === p2.sectionName)) &&
        (((!has(p1.port) || p1.port === 0) && (!has(p2.port) || p2.port === 0)) ||
          (has(p1.port) && has(p2.port) && p1.port === p2.port)),
    ),
  );

const rules1 = (self: readonly { readonly matches?: readonly unknown[] }[]) =>
  (self.length > 0 ? (has(self[0].matches) ? self[0].matches.length : 0) : 0) +
    (self.length > 1 ? (has(self[1].matches) ? self[1].matches.length : 0) : 0) +
    (self.length > 2 ? (has(self[2].matches) ? self[2].matches.length : 0) : 0) +
    (self.length > 3 ? (has(self[3].matches) ? self[3].matches.length : 0) : 0) +
    (self.length > 4 ? (has(self[4].matches) ? self[4].matches.length : 0) : 0) +
    (self.length > 5 ? (has(self[5].matches) ? self[5].matches.length : 0) : 0) +
    (self.length > 6 ? (has(self[6].matches) ? self[6].matches.length : 0) : 0) +
    (self.length > 7 ? (has(self[7].matches) ? self[7].matches.length : 0) : 0) +
    (self.length > 8 ? (has(self[8].matches) ? self[8].matches.length : 0) : 0) +
    (self.length > 9 ? (has(self[9].matches) ? self[9].matches.length : 0) : 0) +
    (self.length > 10 ? (has(self[10].matches) ? self[10].matches.length : 0) : 0) +
    (self.length > 11 ? (has(self[11].matches) ? self[11].matches.length : 0) : 0) +
    (self.length > 12 ? (has(self[12].matches) ? self[12].matches.length : 0) : 0) +
    (self.length > 13 ? (has(self[13].matches) ? self[13].matches.length : 0) : 0) +
    (self.length > 14 ? (has(self[14].matches) ? self[14].matches.length : 0) : 0) +
    (self.length > 15 ? (has(self[15].matches) ? self[15].matches.length : 0) : 0) <=
  128;

const rules2 = (self: readonly { readonly name?: string }[]) =>
  self.every((l1) => !has(l1.name) || existsOne(self, (l2) => has(l2.name) && l1.name! === l2.name));

const backendRefs1 = (self: { readonly group?: string; readonly kind?: string; readonly port?: unknown }) =>
  codePoints(self.group ?? '') === 0 && (self.kind ?? 'Service') === 'Service' ? has(self.port) : true;

const filters1 = (self: readonly { readonly type: string }[]) =>
  self.filter((f) => f.type === 'RequestHeaderModifier').length <= 1;

const filters2 = (self: readonly { readonly type: string }[]) =>
  self.filter((f) => f.type === 'ResponseHeaderModifier').length <= 1;

const filters3 = (self: { readonly requestHeaderModifier?: unknown; readonly type: string }) =>
  !(has(self.requestHeaderModifier) && self.type !== 'RequestHeaderModifier');

const filters4 = (self: { readonly requestHeaderModifier?: unknown; readonly type: string }) =>
  !(!has(self.requestHeaderModifier) && self.type === 'RequestHeaderModifier');

const filters5 = (self: { readonly responseHeaderModifier?: unknown; readonly type: string }) =>
  !(has(self.responseHeaderModifier) && self.type !== 'ResponseHeaderModifier');

const filters6 = (self: { readonly responseHeaderModifier?: unknown; readonly type: string }) =>
  !(!has(self.responseHeaderModifier) && self.type === 'ResponseHeaderModifier');

const filters7 = (self: { readonly requestMirror?: unknown; readonly type: string }) =>
  !(has(self.requestMirror) && self.type !== 'RequestMirror');

const filters8 = (self: { readonly requestMirror?: unknown; readonly type: string }) =>
  !(!has(self.requestMirror) && self.type === 'RequestMirror');

const filters9 = (self: { readonly extensionRef?: unknown; readonly type: string }) =>
  !(has(self.extensionRef) && self.type !== 'ExtensionRef');

const filters10 = (self: { readonly extensionRef?: unknown; readonly type: string }) =>
  !(!has(self.extensionRef) && self.type === 'ExtensionRef');

const requestMirror1 = (self: { readonly fraction?: unknown; readonly percent?: unknown }) =>
  !(has(self.percent) && has(self.fraction));

const fraction1 = (self: { readonly denominator?: number; readonly numerator: number }) =>
  self.numerator <= (self.denominator ?? 100);

const method1 = (self: { readonly method?: unknown; readonly service?: unknown; readonly type?: unknown }) =>
  has(self.service) || has(self.method);

const method2 = (self: { readonly service?: string; readonly type?: string }) =>
  (self.type ?? 'Exact') === 'Exact' && has(self.service) ? pattern3.test(self.service) : true;

const method3 = (self: { readonly method?: string; readonly type?: string }) =>
  (self.type ?? 'Exact') === 'Exact' && has(self.method) ? pattern4.test(self.method) : true;

const rules3 = (self: readonly { readonly matches?: readonly unknown[] }[]) =>
  (self.length > 0 ? withDefault(self[0].matches, byDefault1).length : 0) +
    (self.length > 1 ? withDefault(self[1].matches, byDefault1).length : 0) +
    (self.length > 2 ? withDefault(self[2].matches, byDefault1).length : 0) +
    (self.length > 3 ? withDefault(self[3].matches, byDefault1).length : 0) +
    (self.length > 4 ? withDefault(self[4].matches, byDefault1).length : 0) +
    (self.length > 5 ? withDefault(self[5].matches, byDefault1).length : 0) +
    (self.length > 6 ? withDefault(self[6].matches, byDefault1).length : 0) +
    (self.length > 7 ? withDefault(self[7].matches, byDefault1).length : 0) +
    (self.length > 8 ? withDefault(self[8].matches, byDefault1).length : 0) +
    (self.length > 9 ? withDefault(self[9].matches, byDefault1).length : 0) +
    (self.length > 10 ? withDefault(self[10].matches, byDefault1).length : 0) +
    (self.length > 11 ? withDefault(self[11].matches, byDefault1).length : 0) +
    (self.length > 12 ? withDefault(self[12].matches, byDefault1).length : 0) +
    (self.length > 13 ? withDefault(self[13].matches, byDefault1).length : 0) +
    (self.length > 14 ? withDefault(self[14].matches, byDefault1).length : 0) +
    (self.length > 15 ? withDefault(self[15].matches, byDefault1).length : 0) <=
  128;

const rules4 = (self: {
  readonly backendRefs?: readonly unknown[];
  readonly filters?: readonly { readonly requestRedirect?: unknown }[];
}) =>
  has(self.backendRefs) && self.backendRefs.length > 0
    ? !has(self.filters) || self.filters.every((f) => !has(f.requestRedirect))
    : true;

const rules5 = (self: {
  readonly filters?: readonly {
    readonly requestRedirect?: { readonly path?: { readonly replacePrefixMatch?: unknown; readonly type: string } };
  }[];
  readonly matches?: readonly { readonly path?: { readonly type?: string } }[];
}) =>
  has(self.filters) &&
  existsOne(
    self.filters,
    (f) =>
      has(f.requestRedirect) &&
      has(f.requestRedirect.path) &&
      f.requestRedirect.path.type === 'ReplacePrefixMatch' &&
      has(f.requestRedirect.path.replacePrefixMatch),
  )
    ? withDefault(self.matches, byDefault1).length !== 1 ||
      (withDefault(withDefault(self.matches, byDefault1)[0].path, byDefault2).type ?? 'PathPrefix') !== 'PathPrefix'
      ? false
      : true
    : true;

const rules6 = (self: {
  readonly filters?: readonly {
    readonly urlRewrite?: { readonly path?: { readonly replacePrefixMatch?: unknown; readonly type: string } };
  }[];
  readonly matches?: readonly { readonly path?: { readonly type?: string } }[];
}) =>
  has(self.filters) &&
  existsOne(
    self.filters,
    (f) =>
      has(f.urlRewrite) &&
      has(f.urlRewrite.path) &&
      f.urlRewrite.path.type === 'ReplacePrefixMatch' &&
      has(f.urlRewrite.path.replacePrefixMatch),
  )
    ? withDefault(self.matches, byDefault1).length !== 1 ||
      (withDefault(withDefault(self.matches, byDefault1)[0].path, byDefault2).type ?? 'PathPrefix') !== 'PathPrefix'
      ? false
      : true
    : true;

const rules7 = (self: {
  readonly backendRefs?: readonly {
    readonly filters?: readonly {
      readonly requestRedirect?: { readonly path?: { readonly replacePrefixMatch?: unknown; readonly type: string } };
    }[];
  }[];
  readonly matches?: readonly { readonly path?: { readonly type?: string } }[];
}) =>
  has(self.backendRefs) &&
  existsOne(
    self.backendRefs,
    (b) =>
      has(b.filters) &&
      existsOne(
        b.filters,
        (f) =>
          has(f.requestRedirect) &&
          has(f.requestRedirect.path) &&
          f.requestRedirect.path.type === 'ReplacePrefixMatch' &&
          has(f.requestRedirect.path.replacePrefixMatch),
      ),
  )
    ? withDefault(self.matches, byDefault1).length !== 1 ||
      (withDefault(withDefault(self.matches, byDefault1)[0].path, byDefault2).type ?? 'PathPrefix') !== 'PathPrefix'
      ? false
      : true
    : true;

const rules8 = (self: {
  readonly backendRefs?: readonly {
    readonly filters?: readonly {
      readonly urlRewrite?: { readonly path?: { readonly replacePrefixMatch?: unknown; readonly type: string } };
    }[];
  }[];
  readonly matches?: readonly { readonly path?: { readonly type?: string } }[];
}) =>
  has(self.backendRefs) &&
  existsOne(
    self.backendRefs,
    (b) =>
      has(b.filters) &&
      existsOne(
        b.filters,
        (f) =>
          has(f.urlRewrite) &&
          has(f.urlRewrite.path) &&
          f.urlRewrite.path.type === 'ReplacePrefixMatch' &&
          has(f.urlRewrite.path.replacePrefixMatch),
      ),
  )
    ? withDefault(self.matches, byDefault1).length !== 1 ||
      (withDefault(withDefault(self.matches, byDefault1)[0].path, byDefault2).type ?? 'PathPrefix') !== 'PathPrefix'
      ? false
      : true
    : true;

const filters11 = (self: readonly { readonly type: string }[]) =>
  !(self.some((f) => f.type === 'RequestRedirect') && self.some((f) => f.type === 'URLRewrite'));

const filters12 = (self: readonly { readonly type: string }[]) =>
  self.filter((f) => f.type === 'RequestRedirect').length <= 1;

const filters13 = (self: readonly { readonly type: string }[]) =>
  self.filter((f) => f.type === 'URLRewrite').length <= 1;

const filters14 = (self: { readonly requestRedirect?: unknown; readonly type: string }) =>
  !(has(self.requestRedirect) && self.type !== 'RequestRedirect');

const filters15 = (self: { readonly requestRedirect?: unknown; readonly type: string }) =>
  !(!has(self.requestRedirect) && self.type === 'RequestRedirect');

const filters16 = (self: { readonly type: string; readonly urlRewrite?: unknown }) =>
  !(has(self.urlRewrite) && self.type !== 'URLRewrite');

const filters17 = (self: { readonly type: string; readonly urlRewrite?: unknown }) =>
  !(!has(self.urlRewrite) && self.type === 'URLRewrite');

const path1 = (self: { readonly replaceFullPath?: unknown; readonly type: string }) =>
  self.type === 'ReplaceFullPath' ? has(self.replaceFullPath) : true;

const path2 = (self: { readonly replaceFullPath?: unknown; readonly type: string }) =>
  has(self.replaceFullPath) ? self.type === 'ReplaceFullPath' : true;

const path3 = (self: { readonly replacePrefixMatch?: unknown; readonly type: string }) =>
  self.type === 'ReplacePrefixMatch' ? has(self.replacePrefixMatch) : true;

const path4 = (self: { readonly replacePrefixMatch?: unknown; readonly type: string }) =>
  has(self.replacePrefixMatch) ? self.type === 'ReplacePrefixMatch' : true;

const path5 = (self: { readonly type?: string; readonly value?: string }) =>
  ['Exact', 'PathPrefix'].includes(self.type ?? 'PathPrefix') ? (self.value ?? '/').startsWith('/') : true;

const path6 = (self: { readonly type?: string; readonly value?: string }) =>
  ['Exact', 'PathPrefix'].includes(self.type ?? 'PathPrefix') ? !(self.value ?? '/').includes('//') : true;

const path7 = (self: { readonly type?: string; readonly value?: string }) =>
  ['Exact', 'PathPrefix'].includes(self.type ?? 'PathPrefix') ? !(self.value ?? '/').includes('/./') : true;

const path8 = (self: { readonly type?: string; readonly value?: string }) =>
  ['Exact', 'PathPrefix'].includes(self.type ?? 'PathPrefix') ? !(self.value ?? '/').includes('/../') : true;

const path9 = (self: { readonly type?: string; readonly value?: string }) =>
  ['Exact', 'PathPrefix'].includes(self.type ?? 'PathPrefix') ? !(self.value ?? '/').includes('%2f') : true;

const path10 = (self: { readonly type?: string; readonly value?: string }) =>
  ['Exact', 'PathPrefix'].includes(self.type ?? 'PathPrefix') ? !(self.value ?? '/').includes('%2F') : true;

const path11 = (self: { readonly type?: string; readonly value?: string }) =>
  ['Exact', 'PathPrefix'].includes(self.type ?? 'PathPrefix') ? !(self.value ?? '/').includes('#') : true;

const path12 = (self: { readonly type?: string; readonly value?: string }) =>
  ['Exact', 'PathPrefix'].includes(self.type ?? 'PathPrefix') ? !(self.value ?? '/').endsWith('/..') : true;

const path13 = (self: { readonly type?: string; readonly value?: string }) =>
  ['Exact', 'PathPrefix'].includes(self.type ?? 'PathPrefix') ? !(self.value ?? '/').endsWith('/.') : true;

const path14 = (self: { readonly type?: string }) =>
  ['Exact', 'PathPrefix'].includes(self.type ?? 'PathPrefix') || (self.type ?? 'PathPrefix') === 'RegularExpression';

const path15 = (self: { readonly type?: string; readonly value?: string }) =>
  ['Exact', 'PathPrefix'].includes(self.type ?? 'PathPrefix') ? pattern5.test(self.value ?? '/') : true;

const timeouts1 = (self: { readonly backendRequest?: string; readonly request?: string }) =>
  !and(
    () => has(self.request) && has(self.backendRequest) && duration(self.request) !== duration1,
    () => duration(need(self.backendRequest, 'backendRequest')) > duration(need(self.request, 'request')),
  );

const sessionPersistenceRules1 = [rule(sessionPersistence1)];
const validationRules1 = [rule(validation1), rule(validation2)];
const subjectAltNamesRules1 = [
  rule(subjectAltNames1),
  rule(subjectAltNames2),
  rule(subjectAltNames3),
  rule(subjectAltNames4),
];
const addressesRules1 = [rule(addresses1), rule(addresses2)];
const addressesRules2 = [rule(addresses3)];
const annotationsRules1 = [rule(annotations1), rule(annotations2)];
const listenersRules1 = [rule(listeners1), rule(listeners2), rule(listeners3), rule(listeners4), rule(listeners5)];
const tlsRules1 = [rule(tls1)];
const controllerNameRules1 = [rule(controllerName1, { transition: true })];
const parentRefsRules1 = [rule(parentRefs1), rule(parentRefs2)];
const rulesRules1 = [rule(rules1), rule(rules2)];
const backendRefsRules1 = [rule(backendRefs1)];
const filtersRules1 = [rule(filters1), rule(filters2)];
const filtersRules2 = [
  rule(filters3),
  rule(filters4),
  rule(filters5),
  rule(filters6),
  rule(filters7),
  rule(filters8),
  rule(filters9),
  rule(filters10),
];
const requestMirrorRules1 = [rule(requestMirror1)];
const fractionRules1 = [rule(fraction1)];
const methodRules1 = [rule(method1), rule(method2), rule(method3)];
const rulesRules2 = [rule(rules3), rule(rules2)];
const rulesRules3 = [rule(rules4), rule(rules5), rule(rules6), rule(rules7), rule(rules8)];
const filtersRules3 = [
  rule(filters11),
  rule(filters11),
  rule(filters1),
  rule(filters2),
  rule(filters12),
  rule(filters13),
];
const filtersRules4 = [
  rule(filters3),
  rule(filters4),
  rule(filters5),
  rule(filters6),
  rule(filters7),
  rule(filters8),
  rule(filters14),
  rule(filters15),
  rule(filters16),
  rule(filters17),
  rule(filters9),
  rule(filters10),
];
const pathRules1 = [rule(path1), rule(path2), rule(path3), rule(path4)];
const filtersRules5 = [rule(filters11), rule(filters1), rule(filters2), rule(filters12), rule(filters13)];
const pathRules2 = [
  rule(path5),
  rule(path6),
  rule(path7),
  rule(path8),
  rule(path9),
  rule(path10),
  rule(path11),
  rule(path12),
  rule(path13),
  rule(path14),
  rule(path15),
];
const timeoutsRules1 = [rule(timeouts1)];
const rulesRules4 = [rule(rules2)];

export const cel: CelTable = {
  'gateway.networking.k8s.io/BackendLBPolicy/v1alpha2': { 'spec.sessionPersistence': sessionPersistenceRules1 },
  'gateway.networking.k8s.io/BackendTLSPolicy/v1alpha3': {
    'spec.validation': validationRules1,
    'spec.validation.subjectAltNames[]': subjectAltNamesRules1,
  },
  'gateway.networking.k8s.io/Gateway/v1': {
    'spec.addresses': addressesRules1,
    'spec.addresses[]': addressesRules2,
    'spec.infrastructure.annotations': annotationsRules1,
    'spec.infrastructure.labels': annotationsRules1,
    'spec.listeners': listenersRules1,
    'spec.listeners[].tls': tlsRules1,
    'status.addresses[]': addressesRules2,
  },
  'gateway.networking.k8s.io/GatewayClass/v1': { 'spec.controllerName': controllerNameRules1 },
  'gateway.networking.k8s.io/GRPCRoute/v1': {
    'spec.parentRefs': parentRefsRules1,
    'spec.rules': rulesRules1,
    'spec.rules[].backendRefs[]': backendRefsRules1,
    'spec.rules[].backendRefs[].filters': filtersRules1,
    'spec.rules[].backendRefs[].filters[]': filtersRules2,
    'spec.rules[].backendRefs[].filters[].requestMirror': requestMirrorRules1,
    'spec.rules[].backendRefs[].filters[].requestMirror.backendRef': backendRefsRules1,
    'spec.rules[].backendRefs[].filters[].requestMirror.fraction': fractionRules1,
    'spec.rules[].filters': filtersRules1,
    'spec.rules[].filters[]': filtersRules2,
    'spec.rules[].filters[].requestMirror': requestMirrorRules1,
    'spec.rules[].filters[].requestMirror.backendRef': backendRefsRules1,
    'spec.rules[].filters[].requestMirror.fraction': fractionRules1,
    'spec.rules[].matches[].method': methodRules1,
    'spec.rules[].sessionPersistence': sessionPersistenceRules1,
  },
  'gateway.networking.k8s.io/HTTPRoute/v1': {
    'spec.parentRefs': parentRefsRules1,
    'spec.rules': rulesRules2,
    'spec.rules[]': rulesRules3,
    'spec.rules[].backendRefs[]': backendRefsRules1,
    'spec.rules[].backendRefs[].filters': filtersRules3,
    'spec.rules[].backendRefs[].filters[]': filtersRules4,
    'spec.rules[].backendRefs[].filters[].requestMirror': requestMirrorRules1,
    'spec.rules[].backendRefs[].filters[].requestMirror.backendRef': backendRefsRules1,
    'spec.rules[].backendRefs[].filters[].requestMirror.fraction': fractionRules1,
    'spec.rules[].backendRefs[].filters[].requestRedirect.path': pathRules1,
    'spec.rules[].backendRefs[].filters[].urlRewrite.path': pathRules1,
    'spec.rules[].filters': filtersRules5,
    'spec.rules[].filters[]': filtersRules4,
    'spec.rules[].filters[].requestMirror': requestMirrorRules1,
    'spec.rules[].filters[].requestMirror.backendRef': backendRefsRules1,
    'spec.rules[].filters[].requestMirror.fraction': fractionRules1,
    'spec.rules[].filters[].requestRedirect.path': pathRules1,
    'spec.rules[].filters[].urlRewrite.path': pathRules1,
    'spec.rules[].matches[].path': pathRules2,
    'spec.rules[].sessionPersistence': sessionPersistenceRules1,
    'spec.rules[].timeouts': timeoutsRules1,
  },
  'gateway.networking.k8s.io/TCPRoute/v1alpha2': {
    'spec.parentRefs': parentRefsRules1,
    'spec.rules': rulesRules4,
    'spec.rules[].backendRefs[]': backendRefsRules1,
  },
  'gateway.networking.k8s.io/TLSRoute/v1alpha2': {
    'spec.parentRefs': parentRefsRules1,
    'spec.rules': rulesRules4,
    'spec.rules[].backendRefs[]': backendRefsRules1,
  },
  'gateway.networking.k8s.io/UDPRoute/v1alpha2': {
    'spec.parentRefs': parentRefsRules1,
    'spec.rules': rulesRules4,
    'spec.rules[].backendRefs[]': backendRefsRules1,
  },
};
