import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { credentials } from '@grpc/grpc-js';
import type { EngineEvent, OpType } from '@pulumi/pulumi/automation';
import { ResourceProviderClient } from '@pulumi/pulumi/proto/provider_grpc_pb';
import { CheckRequest, type CheckResponse, CreateRequest, type CreateResponse } from '@pulumi/pulumi/proto/provider_pb';
import { unknownValue } from '@pulumi/pulumi/runtime';
import { Struct } from 'google-protobuf/google/protobuf/struct_pb';
import { ApiClient } from '../../conformance/cluster/api-client';
import type { Answer, HttpsClient } from '../../conformance/cluster/https-client';
import type { Manifest } from '../../conformance/cluster/manifest';
import { versionsOf } from '../../conformance/engines/build';
import { families } from '../../conformance/engines/families';
import { Ports } from '../../conformance/harness/ports';
import { idOf, manifestOf, namedBy } from '../../conformance/pulumi/identity';
import { type Asked, Journal, outOfOrder } from '../../conformance/pulumi/journal';
import { changesOf, check, create, read, remove, update } from '../../conformance/pulumi/operations';
import { outcomeOf } from '../../conformance/pulumi/outcome';
import { Provider } from '../../conformance/pulumi/provider';
import { foundInputs, pruned, stateOf } from '../../conformance/pulumi/shape';
import { needsOf, resourcesOf } from '../../conformance/pulumi/state';
import { objectOf } from '../../conformance/suites/pulumi/compare';

const service: Manifest = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'cart', namespace: 'shop' },
  spec: {},
};
const space: Manifest = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } };

/** An API server that keeps what is applied, knows Services and Namespaces, and says what it was sent. */
function apiServer(...there: readonly Manifest[]) {
  const kinds = [
    { name: 'services', kind: 'Service', namespaced: true },
    { name: 'namespaces', kind: 'Namespace', namespaced: false },
  ];
  const pathOf = ({ kind, metadata: { name, namespace } }: Manifest): string =>
    kind === 'Namespace' ? `/api/v1/namespaces/${name}` : `/api/v1/namespaces/${namespace}/services/${name}`;
  const objects = new Map<string, Manifest>(there.map((object) => [pathOf(object), object]));
  const sent: string[] = [];
  const answer = (method: string, path: string, body: unknown): Answer => {
    const [place, query = ''] = path.split('?') as [string, string?];
    if (place === '/api/v1') return { status: 200, body: { resources: kinds } };
    if (!place.startsWith('/api/v1/')) return { status: 404, body: {} };
    sent.push(`${method} ${path}`);
    const known = objects.get(place);
    const namespace = /\/namespaces\/([^/]+)\/services/.exec(place)?.[1] ?? 'default';
    if (namespace !== 'default' && !objects.has(`/api/v1/namespaces/${namespace}`))
      return { status: 404, body: { message: `no namespace ${namespace}`, details: { kind: 'namespaces' } } };
    if (method === 'PATCH') {
      const live = { ...(body as Manifest), metadata: { ...(body as Manifest).metadata, uid: '1' } };
      if (!query.includes('dryRun')) objects.set(place, live);
      return { status: 200, body: live };
    }
    if (known === undefined) return { status: 404, body: { message: 'not found' } };
    if (method === 'DELETE') objects.delete(place);
    return { status: 200, body: known };
  };
  const https = { send: async (method: string, path: string, body?: unknown) => answer(method, path, body) };
  return { api: new ApiClient(https as unknown as HttpsClient), objects, sent };
}

it('asks again while the API server takes a Namespace for the one that was ended', async () => {
  const message = 'unable to create new content in namespace shop because it is being terminated';
  const refusals = [403, 403];
  const https = {
    send: async (method: string): Promise<Answer> => {
      const status = method === 'PATCH' ? refusals.shift() : undefined;
      if (status !== undefined) return { status, body: { message } };
      return { status: 200, body: { resources: [{ name: 'services', kind: 'Service', namespaced: true }] } };
    },
  };
  const api = new ApiClient(https as unknown as HttpsClient);
  expect(await api.apply(service)).toMatchObject({ status: 200 });
  expect(refusals).toEqual([]);
});

describe('the id of an object', () => {
  it.each([
    ['kubernetes:core/v1:Service', service],
    ['kubernetes:core/v1:Namespace', space],
    ['kubernetes:apps/v1:Deployment', { ...service, apiVersion: 'apps/v1', kind: 'Deployment' }],
    [
      'kubernetes:networking.istio.io/v1:Gateway',
      { ...service, apiVersion: 'networking.istio.io/v1', kind: 'Gateway' },
    ],
  ])('of %s leads back to it', (type, { apiVersion, kind, metadata }) =>
    expect(namedBy(type, idOf({ apiVersion, kind, metadata }))).toEqual({ apiVersion, kind, metadata }),
  );

  it('of a type without a group leads nowhere', () =>
    expect(() => namedBy('kubernetes:v1:Service', 'shop/cart')).toThrow('kubernetes:v1:Service has no group'));

  it('is of an object', () => {
    expect(manifestOf(service)).toBe(service);
    expect(() => manifestOf({ kind: 'Service' })).toThrow('an object without apiVersion, kind or metadata.name');
  });
});

describe('the shape of an object', () => {
  it('is that of another one, list items by their number', () => {
    const live = {
      a: 1,
      b: [
        { c: 2, d: 3 },
        { c: 4, d: 5 },
      ],
      e: { f: 6 },
    };
    expect(pruned(live, { b: [{ c: 0 }] })).toEqual({ b: [{ c: 2 }, { c: 4, d: 5 }] });
    expect(pruned(live, {})).toEqual({});
  });

  const kept = { uid: '1', resourceVersion: '2', generation: 1, creationTimestamp: 'now', managedFields: [] };
  const live = (object: Manifest): Manifest => ({ ...object, metadata: { ...object.metadata, ...kept }, status: {} });

  it('found in a cluster is all of a kind that Pulumi knows, and of others the identity', () => {
    expect(foundInputs(live(service), namedBy('kubernetes:core/v1:Service', 'shop/cart'))).toEqual(service);
    const gateway = { ...service, apiVersion: 'networking.istio.io/v1', kind: 'Gateway' };
    const identity = namedBy('kubernetes:networking.istio.io/v1:Gateway', 'shop/cart');
    expect(foundInputs(live(gateway), identity)).toEqual(identity);
  });

  it('in the state has no list of who wrote what', () => {
    expect(stateOf(live(service))['metadata']).toEqual({ ...service.metadata, ...kept, managedFields: undefined });
  });
});

describe('what the provider does', () => {
  it('checks that there is an object, and says the namespace', async () => {
    const { api } = apiServer();
    const bare = { ...service, metadata: { name: 'cart' } };
    expect(await check(api, bare)).toEqual({
      inputs: { ...bare, metadata: { name: 'cart', namespace: 'default' } },
      failures: [],
    });
    expect((await check(api, space)).inputs).toEqual(space);
    expect((await check(api, { kind: 'Service', metadata: {} })).failures.map(({ property }) => property)).toEqual([
      'apiVersion',
      'metadata.name',
    ]);
  });

  it('tells changes, and which of them make another object', () => {
    const olds = { ...service, spec: { a: 1, b: 2, d: [1, 2] } };
    const news = { ...service, metadata: { name: 'basket', namespace: 'shop' }, spec: { a: 1, c: 3, d: [1, 4] } };
    expect(changesOf(olds, news)).toEqual([
      { path: 'metadata.name', kind: 'update', replaces: true },
      { path: 'spec.b', kind: 'delete', replaces: false },
      { path: 'spec.c', kind: 'add', replaces: false },
      { path: 'spec.d[1]', kind: 'update', replaces: false },
    ]);
    expect(changesOf(olds, structuredClone(olds))).toEqual([]);
  });

  it('names them by paths in which keys of other signs are quoted', () => {
    const annotated = (value: string): object => ({ annotations: { 'pulumi.com/skipAwait': value, plain: value } });
    expect(changesOf({ metadata: annotated('a') }, { metadata: annotated('b') }).map(({ path }) => path)).toEqual([
      'metadata.annotations["pulumi.com/skipAwait"]',
      'metadata.annotations.plain',
    ]);
  });

  it('creates by strict server-side apply, and in a preview tries it', async () => {
    const { api, objects, sent } = apiServer(space);
    expect(await create(api, service, true)).toEqual({ id: '', state: service });
    expect(objects.size).toBe(1);
    expect(await create(api, service, false)).toMatchObject({ id: 'shop/cart', state: { metadata: { uid: '1' } } });
    const apply = 'PATCH /api/v1/namespaces/shop/services/cart?fieldManager=pulumi-kubernetes&fieldValidation=Strict';
    expect(sent).toEqual([`${apply}&force=true&dryRun=All`, apply]);
  });

  it('in a preview judges in the default namespace what has none yet, and leaves out what is not known', async () => {
    const { api, sent } = apiServer();
    await create(api, service, true);
    expect(sent.map((one) => one.split('?')[0])).toEqual([
      'PATCH /api/v1/namespaces/shop/services/cart',
      'PATCH /api/v1/namespaces/default/services/cart',
    ]);
    await create(api, { ...service, spec: { ports: [{ name: unknownValue }] } }, true);
    await create(api, { ...service, kind: 'Unheard' }, true);
    expect(sent).toHaveLength(2);
    await expect(create(api, service, false)).rejects.toThrow('Service shop/cart: 404 no namespace shop');
  });

  it('updates what is there alone', async () => {
    const { api, objects } = apiServer(space, service);
    const news = { ...service, spec: { a: 1 } };
    await update(api, news, true);
    expect([...objects.values()]).toContain(service);
    expect(await update(api, news, false)).toMatchObject({ spec: { a: 1 } });
    await expect(update(apiServer(space).api, news, false)).rejects.toThrow('Service shop/cart: 404 not found');
  });

  it('reads what is there, in the shape of what was declared', async () => {
    const { api } = apiServer(space, { ...service, spec: { a: 1, b: 2 } });
    const of = (id: string, declared = {}) => read(api, 'kubernetes:core/v1:Service', id, declared);
    expect(await of('shop/cart')).toMatchObject({ id: 'shop/cart', inputs: { spec: { a: 1, b: 2 } } });
    expect((await of('shop/cart', { spec: { a: 0 } }))?.inputs).toEqual({ spec: { a: 1 } });
    expect(await of('shop/none')).toBeUndefined();
  });

  it('comes back when what it deletes is gone, and lets Namespaces go', async () => {
    const { api, objects, sent } = apiServer(space, service);
    await remove(api, service);
    await remove(api, service);
    await remove(api, space);
    expect(objects.size).toBe(0);
    expect(sent).toContain('PUT /api/v1/namespaces/shop/finalize');
  });
});

it('answers an engine over gRPC, and keeps what it was asked', async () => {
  const ports = await Ports.claim(21);
  const { api } = apiServer(space);
  const provider = await Provider.open(api, await ports.next());
  const client = new ResourceProviderClient(`127.0.0.1:${provider.port}`, credentials.createInsecure());
  const urn = 'urn:pulumi:a::b::kubernetes:core/v1:Service::cart';
  try {
    const checked = await new Promise<CheckResponse>((done, failed) =>
      client.check(
        new CheckRequest().setUrn(urn).setNews(Struct.fromJavaScript({ apiVersion: 'v1', kind: 'Service' })),
        (error, response) => (error === null ? done(response) : failed(error)),
      ),
    );
    expect(checked.getFailuresList().map((failure) => failure.getProperty())).toEqual(['metadata.name']);
    const created = (object: object): Promise<CreateResponse> =>
      new Promise((done, failed) =>
        client.create(
          new CreateRequest().setUrn(urn).setProperties(Struct.fromJavaScript(object as { a: string })),
          (error, response) => (error === null ? done(response) : failed(error)),
        ),
      );
    expect((await created(service)).getId()).toBe('shop/cart');
    await expect(created({ ...service, metadata: { name: 'cart', namespace: 'none' } })).rejects.toThrow(
      'no namespace none',
    );
    expect(provider.journal.asked).toMatchObject([
      { method: 'check', urn, preview: false },
      { method: 'create', urn, preview: false },
      { method: 'create', urn, refused: 'Service none/cart: 404 no namespace none' },
    ]);
    for (const { started, ended } of provider.journal.asked) expect(ended).toBeGreaterThan(started);
  } finally {
    client.close();
    provider.close();
    await ports.release();
  }
});

describe('the journal', () => {
  const asked = (method: Asked['method'], urn: string, started: number, ended: number): Asked => ({
    method,
    urn,
    preview: false,
    started,
    ended,
  });
  const needs = [['b', 'a']] as const;

  it('tells what began before that what it needs had ended', () => {
    expect(outOfOrder([asked('create', 'a', 0, 1), asked('create', 'b', 1, 2)], needs)).toEqual([]);
    expect(outOfOrder([asked('create', 'a', 0, 2), asked('create', 'b', 1, 3)], needs)).toEqual([
      'create of b began before that of a had ended',
    ]);
  });

  it('turns the order round for deletes', () => {
    expect(outOfOrder([asked('delete', 'b', 0, 1), asked('delete', 'a', 1, 2)], needs)).toEqual([]);
    expect(outOfOrder([asked('delete', 'a', 0, 1), asked('delete', 'b', 1, 2)], needs)).toEqual([
      'delete of a began before that of b had ended',
    ]);
  });

  it('leaves previews out', () => {
    const preview = { ...asked('create', 'b', 0, 1), preview: true };
    expect(outOfOrder([preview, asked('create', 'a', 1, 2), asked('create', 'b', 2, 3)], needs)).toEqual([]);
  });

  it('keeps what is asked at once in the order of the questions', async () => {
    const journal = new Journal();
    const after = (ms: number) => () => new Promise((done) => setTimeout(done, ms));
    await Promise.all([
      journal.during('create', 'a', false, after(20)),
      journal.during('create', 'b', false, after(1)),
    ]);
    expect(journal.asked.map(({ urn }) => urn)).toEqual(['a', 'b']);
    expect(outOfOrder(journal.asked, needs)).toHaveLength(1);
    expect(journal.since(1).map(({ urn }) => urn)).toEqual(['b']);
  });
});

describe('the outcome of a command', () => {
  const step = (op: OpType, urn: string, type = 'kubernetes:core/v1:Service', detailedDiff?: object): EngineEvent =>
    ({ sequence: 0, timestamp: 0, resOutputsEvent: { metadata: { op, urn, type, detailedDiff } } }) as EngineEvent;
  const said = (message: string, ephemeral = false, urn?: string): EngineEvent => ({
    sequence: 0,
    timestamp: 0,
    diagnosticEvent: { message, color: 'raw', severity: 'error', ephemeral, ...(urn === undefined ? {} : { urn }) },
  });

  it('lists each resource once under its fate, and none of the engine itself', () => {
    const events = [
      step('create', 'stack', 'pulumi:pulumi:Stack'),
      step('create', 'default', 'pulumi:providers:kubernetes'),
      step('create', 'a'),
      step('create', 'a'),
      step('update', 'b', undefined, { 'spec.z': {}, 'spec.a': {} }),
      step('create-replacement', 'c'),
      step('replace', 'c'),
      step('delete-replaced', 'c'),
      step('import', 'd'),
    ];
    expect(outcomeOf(events, true)).toEqual({
      succeeded: true,
      created: ['a'],
      updated: ['b'],
      same: [],
      deleted: [],
      replaced: ['c'],
      imported: ['d'],
      failed: [],
      diagnostics: [],
      changes: { b: ['spec.a', 'spec.z'] },
    });
  });

  it('says what was said for good, without colours', () => {
    const debug = said('working');
    Object.assign(debug.diagnosticEvent!, { severity: 'debug' });
    const events = [said('<{%fg 1%}>no<{%reset%}>\n', false, 'a'), said('busy', true), debug, said('broken')];
    expect(outcomeOf(events, false).diagnostics).toEqual([
      { urn: 'a', severity: 'error', message: 'no' },
      { severity: 'error', message: 'broken' },
    ]);
  });
});

it('reads who needs whom off the state of a stack', () => {
  const resources = [
    { urn: 's', type: 'pulumi:pulumi:Stack' },
    { urn: 'a', type: 'kubernetes:core/v1:Namespace', parent: 's' },
    { urn: 'b', type: 'kubernetes:core/v1:Service', dependencies: ['a'] },
  ];
  const kept = resourcesOf({ version: 3, deployment: { resources } });
  expect(kept.map(({ urn }) => urn)).toEqual(['a', 'b']);
  expect(needsOf(kept)).toEqual([['b', 'a']]);
  expect(resourcesOf({ version: 3, deployment: {} })).toEqual([]);
});

it('calls an object by its URN as by its manifest', () => {
  const urnOf = (rest: string): string => `urn:pulumi:stack::project::${rest}`;
  expect(objectOf(urnOf('cdk8s-mesh:index:Mesh$kubernetes:core/v1:Service::shop/cart/cart'))).toBe('Service cart/cart');
  expect(objectOf(urnOf('cdk8s-mesh:index:Mesh$kubernetes:core/v1:Namespace::shop/cart'))).toBe('Namespace cart');
  expect(objectOf(urnOf('cdk8s-mesh:index:Mesh::shop'))).toBe('Mesh shop');
});

it('builds the engine of the version of the package', () => {
  const { devDependencies } = JSON.parse(readFileSync(resolve(__dirname, '../../package.json'), 'utf8'));
  const version: string = devDependencies['@pulumi/pulumi'];
  expect(versionsOf('pulumi')).toEqual([`pulumi ${version}`]);
  expect(families.pulumi.from.flags.join(' ')).toMatch(new RegExp(`\\.Version=v${version.replaceAll('.', '\\.')}$`));
});
