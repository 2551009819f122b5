import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { dataAt, isData, type Manifest } from '../../conformance/cluster/manifest';
import { configEntriesOf, configEntryOf, named, opaque } from '../../conformance/consul/config-entry';
import { schemaOf, unknownFields } from '../../conformance/consul/crd-fields';
import { chainOf } from '../../conformance/suites/consul/chain-of';
import { crd, intentions, speaks } from '../../conformance/suites/consul/objects';

const root = resolve(__dirname, '../..');

describe('an object of consul-k8s as config entry', () => {
  const Meta = { 'external-source': 'kubernetes' };

  it('has kind, name and fields in the words of Consul', () => {
    const destination = { numRetries: 2, retryOn: ['5xx'], requestTimeout: '5s' };
    const object = crd('ServiceRouter', 'shop', {
      routes: [{ match: { http: { pathExact: '/a', queryParam: [{ name: 'q', present: true }] } }, destination }],
    });
    expect(configEntryOf(object)).toEqual({
      Kind: 'service-router',
      Name: 'shop',
      Routes: [
        {
          Match: { HTTP: { PathExact: '/a', QueryParam: [{ Name: 'q', Present: true }] } },
          Destination: { NumRetries: 2, RetryOn: ['5xx'], RequestTimeout: '5s' },
        },
      ],
      Meta,
    });
  });

  it('keeps initials together', () => {
    const written = {
      mutualTLSMode: 'strict',
      externalSNI: 'a',
      tls: { tlsMinVersion: 'x' },
      jsonWebKeySet: { local: {} },
    };
    const { Kind, Name, Meta: meta, ...fields } = configEntryOf(crd('ServiceDefaults', 'a', written));
    expect(fields).toEqual({
      MutualTLSMode: 'strict',
      ExternalSNI: 'a',
      TLS: { TLSMinVersion: 'x' },
      JSONWebKeySet: { Local: {} },
    });
  });

  it('leaves names that people give, and what Consul hands on', () => {
    const headers = { set: { 'x-lower': 'a', camelCase: 'b' }, remove: ['x'] };
    const resolver = configEntryOf(
      crd('ServiceResolver', 'a', { subsets: { stable: { onlyPassing: true } }, failover: { '*': { service: 'b' } } }),
    );
    expect(resolver).toMatchObject({
      Subsets: { stable: { OnlyPassing: true } },
      Failover: { '*': { Service: 'b' } },
    });
    expect(
      configEntryOf(crd('ServiceSplitter', 'a', { splits: [{ weight: 100, requestHeaders: headers }] })),
    ).toMatchObject({
      Splits: [{ Weight: 100, RequestHeaders: { Set: headers.set, Remove: ['x'] } }],
    });
    expect(configEntryOf(crd('ProxyDefaults', 'global', { config: { a_b: { cD: 1 } } }))).toMatchObject({
      Config: { a_b: { cD: 1 } },
    });
  });

  it('of intentions is named by its destination, and that of the mesh by nothing', () => {
    const object = { ...intentions('shop', { name: 'client', action: 'allow' }), metadata: { name: 'any' } };
    expect(configEntryOf(object)).toEqual({
      Kind: 'service-intentions',
      Name: 'shop',
      Sources: [{ Name: 'client', Action: 'allow' }],
      Meta,
    });
    expect(configEntryOf(crd('Mesh', 'mesh', {}))).toEqual({ Kind: 'mesh', Meta });
  });

  it('is none of another kind, nor of another group', () => {
    expect(() => configEntryOf(crd('MeshService', 'a', {}))).toThrow(/MeshService shop\/a .* becomes no config entry/);
    const stranger: Manifest = { ...speaks('a'), apiVersion: 'example.com/v1' };
    expect(() => configEntryOf(stranger)).toThrow(/becomes no config entry/);
  });

  it('comes after what it refers to', () => {
    const kinds = [
      'ServiceIntentions',
      'ServiceRouter',
      'ServiceSplitter',
      'ServiceResolver',
      'ServiceDefaults',
      'Mesh',
    ];
    const entries = configEntriesOf(
      kinds.map((kind) => crd(kind, 'a', kind === 'ServiceIntentions' ? { destination: { name: 'a' } } : {})),
    );
    expect(entries.map(({ Kind }) => Kind)).toEqual([
      'mesh',
      'service-defaults',
      'service-resolver',
      'service-splitter',
      'service-router',
      'service-intentions',
    ]);
  });

  it('is one, whatever the namespaces of two objects', () => {
    const elsewhere = { ...speaks('a'), metadata: { name: 'a', namespace: 'elsewhere' } };
    expect(() => configEntriesOf([speaks('a'), elsewhere])).toThrow(
      'two objects become the config entry service-defaults a',
    );
  });
});

/** The fields of a schema that hold keys of people, or anything at all. */
function free(schema: unknown): { readonly named: readonly string[]; readonly opaque: readonly string[] } {
  const found = { named: [] as string[], opaque: [] as string[] };
  const walk = (one: unknown, key: string): void => {
    if (dataAt(one, 'x-kubernetes-preserve-unknown-fields') === true) found.opaque.push(key);
    if (isData(dataAt(one, 'additionalProperties'))) found.named.push(key);
    for (const [name, inner] of Object.entries(dataAt(one, 'properties') ?? {})) walk(inner, name);
    for (const inner of ['items', 'additionalProperties'])
      if (isData(dataAt(one, inner))) walk(dataAt(one, inner), key);
  };
  walk(schema, 'spec');
  return found;
}

describe('the CRDs of consul-k8s', () => {
  const kinds = [
    'Mesh',
    'ProxyDefaults',
    'JWTProvider',
    'ServiceDefaults',
    'ServiceResolver',
    'ServiceSplitter',
  ].concat(['ServiceRouter', 'IngressGateway', 'ServiceIntentions', 'ExportedServices']);
  const all = kinds.map((kind) => free(dataAt(schemaOf(root, kind), 'properties', 'spec')));

  it('have no field with keys of people that is not known', () => {
    expect([...new Set(all.flatMap((one) => one.named))].sort()).toEqual(named);
    expect([...new Set(all.flatMap((one) => one.opaque))].sort()).toEqual(opaque);
  });

  it('are all there', () => {
    const files = readdirSync(join(root, 'imports/consul-2.0/schemas'));
    for (const kind of kinds) expect(files).toContain(`consul.hashicorp.com_${kind.toLowerCase()}.json`);
  });

  it('tell which fields there are', () => {
    const routes = [{ match: { http: { pathExact: '/' } }, destination: { perTryTimeout: '1s', numRetries: 1 } }];
    expect(unknownFields(root, crd('ServiceRouter', 'a', { routes }))).toEqual([
      'ServiceRouter shop/a spec.routes[0].destination.perTryTimeout',
    ]);
    expect(unknownFields(root, crd('ProxyDefaults', 'global', { config: { any: { thing: 1 } } }))).toEqual([]);
    expect(
      unknownFields(root, crd('ServiceResolver', 'a', { subsets: { v1: { filter: 'x', filters: 'y' } } })),
    ).toEqual(['ServiceResolver shop/a spec.subsets.v1.filters']);
  });
});

describe('a discovery chain', () => {
  const resolver = (Target: string) => ({ Type: 'resolver', Resolver: { Target } });
  const Nodes = {
    'router:a': {
      Type: 'router',
      Routes: [
        { Definition: { Match: { HTTP: { PathExact: '/x' } } }, NextNode: 'resolver:v2.a' },
        { Definition: { Match: { HTTP: { PathPrefix: '/' } } }, NextNode: 'splitter:a' },
      ],
    },
    'splitter:a': {
      Type: 'splitter',
      Splits: [
        { Weight: 90, NextNode: 'resolver:v1.a' },
        { Weight: 10, NextNode: 'resolver:v2.a' },
      ],
    },
    'resolver:v1.a': resolver('v1.a.default.default.dc1'),
    'resolver:v2.a': resolver('v2.a.default.default.dc1'),
  };
  const of = (StartNode: string) => chainOf({ Chain: { Protocol: 'http', StartNode, Nodes } });

  it('is read from its start to its targets', () => {
    expect(of('router:a')).toEqual({
      protocol: 'http',
      routes: [
        { takes: { PathExact: '/x' }, leads: ['v2.a'] },
        { takes: { PathPrefix: '/' }, leads: ['90 v1.a', '10 v2.a'] },
      ],
    });
  });

  it('without a router takes everything', () => {
    expect(of('splitter:a').routes).toEqual([{ takes: {}, leads: ['90 v1.a', '10 v2.a'] }]);
    expect(of('resolver:v1.a').routes).toEqual([{ takes: {}, leads: ['v1.a'] }]);
  });
});
