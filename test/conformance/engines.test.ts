import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { engines } from '../../conformance/engines/build';
import { cacheFolder, cacheKey } from '../../conformance/engines/cache';
import { type Family, families } from '../../conformance/engines/families';
import { locked } from '../../conformance/engines/lock';
import { union } from '../../conformance/harness/needs';
import type { Processes } from '../../conformance/harness/processes';

const folder = resolve(__dirname, '../../conformance/engines');

describe('the key of the cache', () => {
  it('is the same for the same inputs', () => {
    expect(cacheKey('istio', ['a', 'b'])).toBe(cacheKey('istio', ['a', 'b']));
    expect(cacheKey('istio', ['a', 'b'])).toMatch(/^istio-[0-9a-f]{16}$/);
  });

  it.each([
    ['another input', ['a', 'c']],
    ['another order', ['b', 'a']],
    ['the same text cut elsewhere', ['ab', '']],
    ['one more', ['a', 'b', '']],
  ])('changes with %s', (_, inputs) => expect(cacheKey('istio', inputs)).not.toBe(cacheKey('istio', ['a', 'b'])));

  it('lies where the system keeps caches, outside of the checkout', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/caches' })).toBe('/caches/cdk8s-mesh/engines');
    expect(cacheFolder({ XDG_CACHE_HOME: 'relative' })).toBe(cacheFolder({}));
    expect(cacheFolder({})).toMatch(/\/\.cache\/cdk8s-mesh\/engines$/);
  });
});

describe.each(Object.values<Family>(families))('the family $name', (family) => {
  const inputs = { go: ['go.mod', 'go.sum'], wheel: ['requirements.txt'], archive: ['SHA256SUMS'] }[family.from.kind];
  const read = (file: string): string => readFileSync(join(folder, family.name, file), 'utf8');

  it('has its pinned inputs', () => {
    expect(inputs.filter((file) => !existsSync(join(folder, family.name, file)))).toEqual([]);
  });

  it('says its versions', () => {
    for (const { file, pattern } of family.versions) expect(read(file)).toMatch(pattern);
  });

  it('pins what it builds', () => {
    if (family.from.kind === 'wheel')
      expect(read('requirements.txt')).toMatch(/==\S+ \\\n {4}--hash=sha256:[0-9a-f]{64}/);
    else if (family.from.kind === 'archive')
      expect(Object.values(family.from.tools)).toEqual([/^[0-9a-f]{64} {2}(\S+)\n$/.exec(read('SHA256SUMS'))?.[1]]);
    else for (const tool of Object.values(family.from.tools)) expect(read('go.mod')).toContain(`\t${tool}\n`);
  });

  it('names no file of a machine, and no registry', () => {
    expect(inputs.map(read).join('\n')).not.toMatch(/=> [./]|index-url|https?:/);
  });
});

it('adds up what suites need', () => {
  const all = union([{ kubernetes: ['etcd'] }, { kubernetes: ['etcd', 'kube-apiserver'], istio: ['istioctl'] }]);
  expect(Object.fromEntries(all)).toEqual({ kubernetes: ['etcd', 'kube-apiserver'], istio: ['istioctl'] });
});

describe('with --built', () => {
  const cache = mkdtempSync(join(tmpdir(), 'cache-'));
  const before = process.env['XDG_CACHE_HOME'];
  beforeAll(() => {
    process.env['XDG_CACHE_HOME'] = cache;
  });
  afterAll(() => {
    if (before === undefined) delete process.env['XDG_CACHE_HOME'];
    else process.env['XDG_CACHE_HOME'] = before;
    rmSync(cache, { recursive: true });
  });
  const nobody = {} as Processes;

  it.each(['kubernetes', 'envoy'] as const)('%s is missing where it would have to be built', async (name) => {
    const found = await engines(name, ['a tool'], nobody, () => undefined, { crds: '/crds', built: true });
    expect(found).toEqual({ missing: expect.stringMatching(/^not built yet|^(Go|Python) is not installed$/) });
  });
});

describe('the lock of a build', () => {
  const root = mkdtempSync(join(tmpdir(), 'lock-'));
  afterAll(() => rmSync(root, { recursive: true }));

  it('lets one in at a time', async () => {
    let inside = 0;
    let most = 0;
    let waited = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, ++inside);
      await new Promise((done) => setTimeout(done, 20));
      inside--;
    };
    const wait = (): void => {
      waited++;
    };
    await Promise.all([1, 2].map(() => locked(join(root, 'one'), wait, work)));
    expect([most, waited]).toEqual([1, 1]);
    expect(existsSync(join(root, 'one'))).toBe(false);
  });

  it('of a run that was killed does not count', async () => {
    mkdirSync(join(root, 'three'));
    writeFileSync(join(root, 'three', 'owner.json'), JSON.stringify({ pid: process.pid, since: 'long ago' }));
    await expect(
      locked(
        join(root, 'three'),
        () => undefined,
        async () => 'done',
      ),
    ).resolves.toBe('done');
  });

  it('is given up when the work fails', async () => {
    const failing = locked(
      join(root, 'two'),
      () => undefined,
      () => Promise.reject(new Error('no')),
    );
    await expect(failing).rejects.toThrow('no');
    expect(existsSync(join(root, 'two'))).toBe(false);
  });
});
