import type { Manifest } from '../../conformance/cluster/manifest';
import { differences, explained } from '../../conformance/suites/agreement/analyzers';
import { countsOf } from '../../conformance/suites/agreement/counts';
import { disagreements, plain, told } from '../../conformance/suites/agreement/disagreements';
import { drawing } from '../../conformance/suites/agreement/draw';
import { expected } from '../../conformance/suites/agreement/expected';
import { differing, unasked } from '../../conformance/suites/agreement/expected-of-analyzers';
import { type Judged, sideOf } from '../../conformance/suites/agreement/judge';
import { type Mutant, mutantsOf } from '../../conformance/suites/agreement/mutants';
import { misspelt, operators } from '../../conformance/suites/agreement/operators';
import { changed, jsonOf, placesOf, renamed, shapeOf } from '../../conformance/suites/agreement/places';
import { distinct, handWritten, isMeshKind, ofRules } from '../../conformance/suites/agreement/seeds';
import { ourVerdict, type Verdict } from '../../conformance/suites/agreement/verdicts';

const meta = { name: 'a', namespace: 'shop' };
const route = (spec: unknown): Manifest => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: meta,
  spec,
});

describe('seeds', () => {
  it('hold every kind of Istio and of Gateway API', () => {
    const kinds = new Set(handWritten().map(({ apiVersion, kind }) => `${apiVersion.split('/')[0]} ${kind}`));
    const of = (group: RegExp): number => [...kinds].filter((kind) => group.test(kind)).length;
    expect([of(/\.istio\.io /), of(/^gateway\.networking/), of(/^monitoring/)]).toEqual([15, 10, 1]);
  });

  it('are taken by us', () => {
    const wrong = distinct([...handWritten(), ...ofRules('good')]).map((seed) => [
      seed.kind,
      seed.metadata.name,
      ourVerdict(seed),
    ]);
    expect(wrong.filter(([, , verdict]) => (verdict as Verdict).is !== 'taken')).toEqual([]);
  });
});

describe('mutants', () => {
  const seeds = handWritten().filter(isMeshKind);
  const drawn = mutantsOf(seeds, [], { count: 400, seed: 7 });

  it('are the same for the same seed, and others for another', () => {
    const texts = (seed: number): string[] =>
      mutantsOf(seeds, [], { count: 50, seed }).map(({ object }) => JSON.stringify(object));
    expect(texts(1)).toEqual(texts(1));
    expect(texts(1)).not.toEqual(texts(2));
  });

  it('differ from their seeds and from each other, and leave the seeds alone', () => {
    const texts = drawn.map(({ object }) => JSON.stringify(object));
    expect(new Set(texts).size).toBe(400);
    expect(drawn.filter(({ seed, object }) => JSON.stringify(seed) === JSON.stringify(object))).toEqual([]);
    expect(JSON.stringify(seeds)).toBe(JSON.stringify(handWritten().filter(isMeshKind)));
  });

  it('stay objects of their kind with a name that can be sent', () => {
    for (const { seed, object } of drawn) {
      expect([object.apiVersion, object.kind, object.metadata.namespace]).toEqual([
        seed.apiVersion,
        seed.kind,
        seed.metadata.namespace,
      ]);
      expect(object.metadata.name).toMatch(/^[^/%]+$/);
    }
  });

  it('are made by every operator', () => {
    const made = new Set(mutantsOf(seeds, [], { count: 2000, seed: 3 }).map(({ operator }) => operator));
    expect([...made].sort()).toEqual(operators.map(({ name }) => name).sort());
  });

  it('are those that are wanted', () => {
    const wanted = (mutant: Mutant): boolean => mutant.operator === 'drop';
    expect(mutantsOf(seeds, [], { count: 20, seed: 1, wanted }).every(wanted)).toBe(true);
  });

  it('take fields of donors that the seed does not have', () => {
    const options = { count: 60, seed: 1, wanted: ({ operator }: Mutant) => operator === 'graft' };
    const grafted = mutantsOf([route({ hosts: ['a'] })], [route({ exportTo: ['.'] })], options);
    expect(grafted.map(({ object }) => object['spec'])).toEqual([{ hosts: ['a'], exportTo: ['.'] }]);
  });
});

describe('places', () => {
  const object = jsonOf(route({ http: [{ name: 'a' }, { name: 'b' }] }));

  it('are all values but those that say where an object goes', () => {
    expect(placesOf(object).map(({ path }) => shapeOf(path))).toEqual([
      '.metadata.name',
      '.spec',
      '.spec.http',
      '.spec.http[]',
      '.spec.http[].name',
      '.spec.http[]',
      '.spec.http[].name',
    ]);
  });

  it('change alone', () => {
    expect(changed(object, ['spec', 'http', 0], () => undefined)).toEqual(route({ http: [{ name: 'b' }] }));
    expect(changed(object, ['spec', 'http', 1, 'name'], () => 5)).toEqual(
      route({ http: [{ name: 'a' }, { name: 5 }] }),
    );
    expect(renamed(object, ['spec', 'http'], 'tcp')).toEqual(route({ tcp: [{ name: 'a' }, { name: 'b' }] }));
  });
});

it('misspells', () => {
  const draw = drawing(1);
  const names = new Set(Array.from({ length: 200 }, () => misspelt('retryOn', draw)));
  for (const name of ['RetryOn', 'retryon', 'retry_on', 'retryOns']) expect(names).toContain(name);
});

const taken: Verdict = { is: 'taken' };
const refused = (words: string): Verdict => ({ is: 'refused', by: 'istiod', words });
const none: Verdict = { is: 'none', words: 'a panic' };

describe('disagreements', () => {
  const judged = (ours: Verdict, theirs: Verdict, spec: unknown = {}): Judged<Mutant> => ({
    subject: { seed: route({ hosts: ['a'] }), object: route(spec), operator: 'drop', at: ['spec', 'hosts', 0] },
    ours,
    theirs,
  });

  it.each([
    [taken, taken, undefined],
    [refused('a'), refused('b'), undefined],
    [taken, { is: 'either', words: 'a' } as Verdict, undefined],
    [refused('a'), { is: 'either', words: 'a' } as Verdict, undefined],
    [taken, refused('a'), 'false accept'],
    [refused('a'), taken, 'false reject'],
    [none, taken, 'no verdict'],
    [taken, none, 'no verdict'],
  ])('%j of ours and %j of theirs', (ours, theirs, side) => {
    expect(sideOf({ ours, theirs })).toBe(side);
  });

  it('come together when only names and numbers differ, the smallest first', () => {
    const all = [
      judged(taken, refused('weight -1 of "b" < 0'), { long: 'object' }),
      judged(taken, refused('weight -7 of "c" < 0')),
      judged(taken, taken),
    ];
    const found = disagreements(all);
    expect(found.map(({ side, words, cases }) => [side, words, cases.length])).toEqual([
      ['false accept', 'weight N of … < N', 2],
    ]);
    expect(found[0]!.cases[0]).toBe(all[1]);
    expect(told(found[0]!, undefined).join('\n')).toMatch(
      /\.spec\.hosts\[\] ×2[\s\S]*drop at spec\.hosts\[0\]: "a" -> nothing/,
    );
  });

  it('lose what the API server puts before its words', () => {
    expect(plain('422 VirtualService.networking.istio.io "a" is invalid: spec.http[3]: too few')).toBe(
      'spec.http[]: too few',
    );
    expect(plain("can't read 'a' or 'b'")).toBe("can't read … or …");
  });

  it('are counted by kind', () => {
    const lines = countsOf([judged(taken, refused('a')), judged(refused('a'), refused('b')), judged(taken, none)]);
    expect(lines.map((line) => line.trim().split(/\s{2,}/))).toEqual([
      [
        'compared',
        'both took',
        'both refused',
        'of these istiod',
        'false accepts',
        'false rejects',
        'by apply only',
        'no verdict',
      ],
      ['VirtualService', '3', '0', '1', '1', '1', '0', '0', '1'],
      ['all', '3', '0', '1', '1', '1', '0', '0', '1'],
    ]);
  });
});

describe('analyzers', () => {
  const message = (code: string) => ({ code, origin: 'VirtualService shop/a', message: 'b' });
  const finding = (code: string, ...upstream: string[]) => ({ code, severity: 'error' as const, upstream, what: 'c' });

  it.each([
    [[message('IST0101')], [finding('MESH9001', 'IST0101', 'KIA1101')], []],
    [[message('IST0101')], [], ['IST0101']],
    [[], [finding('MESH9001', 'IST0101')], ['MESH9001']],
    [[], [finding('MESH9001', 'KIA1101')], []],
    [[message('IST0106')], [finding('MESH8201', 'webhook')], []],
    [[], [finding('MESH8201', 'webhook')], ['MESH8201']],
    [[message('IST9999')], [], []],
  ])('%j beside %j', (messages, findings, alone) => {
    expect(differences(messages, findings).map(({ code }) => code)).toEqual(alone);
  });

  it('are explained only in the groups and words of the table', () => {
    const alone = { by: 'istioctl', code: 'IST0127', words: 'AuthorizationPolicy a/b: none with labels: ' } as const;
    expect(explained('any', alone)).toBeDefined();
    expect(explained('any', { ...alone, words: 'none with labels: app=a' })).toBeUndefined();
    expect(explained('any', { ...alone, by: 'us' })).toBeUndefined();
  });
});

it('every exception has a reason', () => {
  for (const { why } of [...expected, ...differing, ...unasked]) expect(why.length).toBeGreaterThan(20);
});
