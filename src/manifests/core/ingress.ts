import type { JsonObject } from '../json';
import type { Path } from '../path';
import { raise, type Walk } from '../schema/walk';
import {
  type BuiltInCheck,
  checkChoice,
  checkLength,
  checkOneOf,
  checkPort,
  checkUnchanged,
  entriesAt,
  forbid,
  matchesForm,
  missing,
  objectAt,
  textOf,
} from './check';
import { isIpv4, isIpv6 } from './ip';
import {
  absolutePath,
  dns1035Label,
  dnsLabel,
  dnsSubdomain,
  domainPath,
  pathSegment,
  plainPath,
  portName,
  wildcardName,
} from './names';

const classAnnotation = 'kubernetes.io/ingress.class';

/** Source: ValidateIngressCreate of kubernetes/pkg/apis/networking/validation */
export const checkIngress: BuiltInCheck = (object, walk, old) => {
  const spec = objectAt(object, 'spec') ?? {};
  const rules = entriesAt(spec, 'rules', ['spec']);
  const fallback = objectAt(spec, 'defaultBackend');
  if (fallback !== undefined) checkBackend(walk, fallback, ['spec', 'defaultBackend']);
  else if (rules.length === 0) missing(walk, 'rules', 'a spec without a defaultBackend', ['spec']);
  for (const [rule, at] of rules) checkRule(walk, rule, at);
  for (const [tls, at] of entriesAt(spec, 'tls', ['spec'])) {
    for (const [index, host] of ((tls['hosts'] ?? []) as (string | null)[]).entries()) {
      checkHost(walk, host ?? '', [...at, 'hosts'], index);
    }
    const secret = textOf(tls, 'secretName');
    if (secret !== '') matchesForm(walk, dnsSubdomain, secret, at, 'secretName');
  }
  const name = spec['ingressClassName'];
  if (typeof name !== 'string') return;
  matchesForm(walk, dnsSubdomain, name, ['spec'], 'ingressClassName');
  const annotated = objectAt(objectAt(object, 'metadata'), 'annotations')?.[classAnnotation];
  if (old === undefined && annotated !== undefined && annotated !== name) {
    forbid(walk, `the annotation ${classAnnotation} is ${String(annotated)}`, ['spec', 'ingressClassName']);
  }
};

const checkHost = (walk: Walk, host: string, at: Path, last: string | number): void =>
  matchesForm(walk, host.includes('*') ? wildcardName : dnsSubdomain, host, at, last);

function checkRule(walk: Walk, rule: JsonObject, at: Path): void {
  const host = textOf(rule, 'host');
  if (host !== '') checkHost(walk, host, at, 'host');
  if (isIpv4(host) || isIpv6(host)) {
    raise(walk, 'MESH7120', { got: host, form: 'DNS name', rule: 'an IP address is none' }, ...at, 'host');
  }
  const http = objectAt(rule, 'http');
  if (http === undefined) return;
  const paths = entriesAt(http, 'paths', [...at, 'http']);
  if (paths.length === 0) missing(walk, 'paths', 'http', [...at, 'http']);
  for (const [path, place] of paths) {
    checkPath(walk, path, place);
    checkBackend(walk, objectAt(path, 'backend') ?? {}, [...place, 'backend']);
  }
}

/** Only the controller knows what a path of its own kind means. */
function checkPath(walk: Walk, path: JsonObject, at: Path): void {
  const own = textOf(path, 'pathType') === 'ImplementationSpecific';
  const text = textOf(path, 'path');
  if (!own || text !== '') matchesForm(walk, own ? absolutePath : plainPath, text, at, 'path');
}

function checkBackend(walk: Walk, backend: JsonObject, at: Path): void {
  checkOneOf(walk, backend, ['service', 'resource'], at);
  const [service, resource] = [objectAt(backend, 'service'), objectAt(backend, 'resource')];
  if (service === undefined && resource !== undefined) checkReference(walk, resource, [...at, 'resource']);
  if (service === undefined || resource !== undefined) return;
  matchesForm(walk, dns1035Label, textOf(service, 'name'), [...at, 'service'], 'name');
  const port = objectAt(service, 'port') ?? {};
  const place = [...at, 'service', 'port'];
  const [name, number] = [textOf(port, 'name'), port['number'] ?? 0];
  if (name !== '' && number !== 0) forbid(walk, 'the number is set too', [...place, 'name']);
  else if (name !== '') matchesForm(walk, portName, name, place, 'name');
  else if (number !== 0) checkPort(walk, number, place, 'number');
  else missing(walk, 'name or number', 'the port', place);
}

function checkReference(walk: Walk, reference: JsonObject, at: Path): void {
  if (typeof reference['apiGroup'] === 'string') {
    matchesForm(walk, dnsSubdomain, reference['apiGroup'], at, 'apiGroup');
  }
  for (const field of ['kind', 'name']) {
    const text = textOf(reference, field);
    if (text === '') missing(walk, field, 'the reference', at);
    else matchesForm(walk, pathSegment, text, at, field);
  }
}

/** Source: ValidateIngressClass of kubernetes/pkg/apis/networking/validation */
export const checkIngressClass: BuiltInCheck = (object, walk, old) => {
  const spec = objectAt(object, 'spec') ?? {};
  const controller = textOf(spec, 'controller');
  matchesForm(walk, domainPath, controller, ['spec'], 'controller');
  checkLength(walk, controller, 250, ['spec', 'controller']);
  const before = objectAt(old, 'spec');
  if (before !== undefined) {
    checkUnchanged(walk, controller, textOf(before, 'controller'), 'its objects belong to the controller', [
      'spec',
      'controller',
    ]);
  }
  const parameters = objectAt(spec, 'parameters');
  if (parameters === undefined) return;
  const at = ['spec', 'parameters'];
  checkReference(walk, parameters, at);
  const [scope, namespace] = [parameters['scope'] ?? 'Cluster', parameters['namespace']];
  checkChoice(walk, String(scope), ['Cluster', 'Namespace'], [...at, 'scope']);
  if (scope === 'Namespace' && typeof namespace !== 'string')
    missing(walk, 'namespace', 'parameters of a Namespace', at);
  else if (scope === 'Namespace') matchesForm(walk, dnsLabel, String(namespace), at, 'namespace');
  else if (scope === 'Cluster' && typeof namespace === 'string') forbid(walk, 'scope is Cluster', [...at, 'namespace']);
};
