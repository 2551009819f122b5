import { parseReleases, type Release } from '../../src/cli/import/config';
import { downloadReader, type Fetch, readRelease, sha256 } from '../../src/cli/import/sources';

const release: Release = {
  name: 'mesh-1.0',
  project: 'Mesh',
  release: '1.0.0',
  license: 'Apache-2.0',
  source: 'https://example.org/mesh/1.0.0',
  folder: 'mesh-1.0.0',
  helmTemplates: false,
  files: { 'crds/a.yaml': sha256('a: 1\n') },
};

function fakeFetch(pages: Record<string, string>): Fetch {
  return async (address) => {
    const page = pages[address];
    return { ok: page !== undefined, status: page === undefined ? 404 : 200, arrayBuffer: async () => bytes(page) };
  };
}

function bytes(text = ''): ArrayBuffer {
  return new TextEncoder().encode(text).buffer as ArrayBuffer;
}

describe('a download', () => {
  it('is taken when its checksum is right', async () => {
    const read = downloadReader(fakeFetch({ 'https://example.org/mesh/1.0.0/crds/a.yaml': 'a: 1\n' }));
    expect(await readRelease(release, read)).toEqual(['a: 1\n']);
  });

  it('loses the lines of Helm before the checksum', async () => {
    const template = '{{- if .Values.crds }}\na: 1\n  chart: {{ .Chart.Name }}\n{{- end }}\n';
    const read = downloadReader(fakeFetch({ 'https://example.org/mesh/1.0.0/crds/a.yaml': template }));
    expect(await readRelease({ ...release, helmTemplates: true }, read)).toEqual(['a: 1\n']);
    await expect(readRelease(release, read)).rejects.toThrow('cdk8s.yaml expects');
  });

  it('is refused with every address that failed and why', async () => {
    const files = { 'a.yaml': sha256(''), 'b.yaml': sha256('') };
    await expect(readRelease({ ...release, files }, downloadReader(fakeFetch({})))).rejects.toMatchObject({
      problems: [
        'cannot download https://example.org/mesh/1.0.0/a.yaml: HTTP 404',
        'cannot download https://example.org/mesh/1.0.0/b.yaml: HTTP 404',
      ],
    });
    const offline = downloadReader(async () => {
      throw new TypeError('fetch failed', { cause: new Error('getaddrinfo ENOTFOUND example.org') });
    });
    await expect(readRelease(release, offline)).rejects.toThrow(
      'cannot download https://example.org/mesh/1.0.0/crds/a.yaml: fetch failed (getaddrinfo ENOTFOUND example.org)',
    );
  });
});

describe('meshImports in cdk8s.yaml', () => {
  const { helmTemplates, ...plain } = release;
  const parse = (...entries: object[]) => parseReleases(JSON.stringify({ app: 'x', meshImports: entries }));

  it('is read with the flag for Helm off', () => {
    expect(parse(plain)).toEqual([{ ...plain, helmTemplates }]);
  });

  it.each([
    [[], 'no list under meshImports'],
    [[{ ...plain, release: 2.2 }], 'meshImports[0].release must be a (quoted) string'],
    [[{ ...plain, surce: 'x' }], 'meshImports[0].surce is unknown'],
    [[{ ...plain, source: 'http://example.org' }], 'meshImports[0].source does not match'],
    [[{ ...plain, name: '../src' }], 'meshImports[0].name does not match'],
    [[{ ...plain, files: { 'a.yaml': 'abc' } }], 'needs a plain path and a sha256'],
    [[{ ...plain, files: { '../a.yaml': sha256('') } }], 'needs a plain path and a sha256'],
    [[{ ...plain, files: { 'a/x.yaml': sha256(''), 'b/x.yaml': sha256('') } }], 'two paths end in x.yaml'],
    [[plain, plain], 'meshImports has mesh-1.0 twice'],
  ])('is refused when it is wrong (%#)', (entries, problem) => {
    expect(() => parse(...entries)).toThrow(problem);
  });
});
