import type { JsonObject } from '../../../src/manifests/json';
import { issues, type Rows } from './harness';

describe('an Ingress', () => {
  const service = { service: { name: 'web', port: { number: 80 } } };
  const found = (change: JsonObject, metadata: JsonObject = {}): string[] =>
    issues('networking.k8s.io/v1', 'Ingress', { metadata, spec: { defaultBackend: service, ...change } });
  const path = (more: JsonObject): JsonObject => ({
    rules: [{ http: { paths: [{ path: '/a', pathType: 'Prefix', backend: service, ...more }] } }],
  });
  const backend = (more: JsonObject): JsonObject => path({ backend: more });
  const at = (place: string): string => `spec.rules[0].http.paths[0].${place}`;
  const reference = { apiGroup: 'a.b', kind: 'Bucket', name: 'icons' };
  const rows: Rows = [
    ['that is right', {}, []],
    ['with neither rules nor a backend', { defaultBackend: null }, ['7103 spec.rules']],
    ['rules alone', { defaultBackend: null, ...path({}) }, []],
    ['a class that is no name', { ingressClassName: 'Istio' }, ['7120 spec.ingressClassName']],
    ['an empty class', { ingressClassName: '' }, ['7120 spec.ingressClassName']],
    ['an address as a host', { rules: [{ host: '10.0.0.1' }] }, ['7120 spec.rules[0].host']],
    ['a wildcard host', { rules: [{ host: '*.a.b' }] }, []],
    ['a wildcard within a host', { rules: [{ host: 'a.*.b' }] }, ['7120 spec.rules[0].host']],
    ['no paths', { rules: [{ http: { paths: [] } }] }, ['7103 spec.rules[0].http.paths']],
    ['a relative path', path({ path: 'a' }), [`7120 ${at('path')}`]],
    ['no path', path({ path: '' }), [`7120 ${at('path')}`]],
    ['no path of a kind of its own', path({ path: '', pathType: 'ImplementationSpecific' }), []],
    [
      'a relative path of a kind of its own',
      path({ path: 'a', pathType: 'ImplementationSpecific' }),
      [`7120 ${at('path')}`],
    ],
    ['two slashes', path({ path: '/a//b' }), [`7120 ${at('path')}`]],
    ['two slashes of a kind of its own', path({ path: '/a//b', pathType: 'ImplementationSpecific' }), []],
    ['a step up', path({ path: '/a/../b' }), [`7120 ${at('path')}`]],
    ['a step at the end', path({ path: '/a/.' }), [`7120 ${at('path')}`]],
    ['dots in a name', path({ path: '/.a/b..' }), []],
    ['a hidden slash', path({ path: '/a%2Fb' }), [`7120 ${at('path')}`]],
    ['an unknown type of path', path({ pathType: 'Regex' }), [`7104 ${at('pathType')}`]],
    ['a backend of nothing', backend({}), [`7132 ${at('backend')}`]],
    ['a backend of both', backend({ ...service, resource: reference }), [`7132 ${at('backend')}`]],
    ['a resource', backend({ resource: reference }), []],
    [
      'a resource without a name',
      backend({ resource: { ...reference, name: '' } }),
      [`7103 ${at('backend.resource.name')}`],
    ],
    [
      'a resource of a path',
      backend({ resource: { ...reference, kind: 'a/b' } }),
      [`7120 ${at('backend.resource.kind')}`],
    ],
    [
      'a service whose name begins with a digit',
      backend({ service: { ...service.service, name: '1web' } }),
      [`7120 ${at('backend.service.name')}`],
    ],
    [
      'a port of nothing',
      backend({ service: { name: 'web' } }),
      [`7103 ${at('backend.service.port["name or number"]')}`],
    ],
    [
      'a port by name and number',
      backend({ service: { name: 'web', port: { name: 'http', number: 80 } } }),
      [`7133 ${at('backend.service.port.name')}`],
    ],
    [
      'a port out of range',
      backend({ service: { name: 'web', port: { number: 65_536 } } }),
      [`7105 ${at('backend.service.port.number')}`],
    ],
    ['a certificate of no name', { tls: [{ secretName: 'A' }] }, ['7120 spec.tls[0].secretName']],
    ['a host of TLS that is none', { tls: [{ hosts: ['*.a.b', 'A'] }] }, ['7120 spec.tls[0].hosts[1]']],
  ];
  it.each(rows)('%s', (_, change, expected) => expect(found(change)).toEqual(expected));

  it('says one class, in the field and in the old annotation', () => {
    const annotations = { 'kubernetes.io/ingress.class': 'istio' };
    expect(found({ ingressClassName: 'istio' }, { annotations })).toEqual([]);
    expect(found({ ingressClassName: 'nginx' }, { annotations })).toEqual(['7133 spec.ingressClassName']);
  });
});

describe('an IngressClass', () => {
  const parameters = (more: JsonObject): JsonObject => ({ parameters: { kind: 'A', name: 'b', ...more } });
  const rows: Rows = [
    ['that is right', {}, []],
    ['a controller without a domain', { controller: 'edge' }, ['7120 spec.controller']],
    ['a long controller', { controller: `a.b/${'c'.repeat(247)}` }, ['7106 spec.controller']],
    ['parameters of the cluster', parameters({}), []],
    ['parameters of the cluster in a namespace', parameters({ namespace: 'a' }), ['7133 spec.parameters.namespace']],
    ['parameters of no namespace', parameters({ scope: 'Namespace' }), ['7103 spec.parameters.namespace']],
    ['parameters of a namespace', parameters({ scope: 'Namespace', namespace: 'a' }), []],
    [
      'parameters of a namespace that is none',
      parameters({ scope: 'Namespace', namespace: 'A' }),
      ['7120 spec.parameters.namespace'],
    ],
    ['an unknown scope', parameters({ scope: 'Node' }), ['7104 spec.parameters.scope']],
  ];
  const found = (spec: JsonObject, old?: JsonObject): string[] =>
    issues(
      'networking.k8s.io/v1',
      'IngressClass',
      { spec: { controller: 'a.b/c', ...spec } },
      old === undefined ? undefined : { spec: { controller: 'a.b/c', ...old } },
    );
  it.each(rows)('%s', (_, change, expected) => expect(found(change)).toEqual(expected));

  it('keeps its controller', () => {
    expect(found({}, {})).toEqual([]);
    expect(found({}, { controller: 'a.b/d' })).toEqual(['7134 spec.controller']);
  });
});
