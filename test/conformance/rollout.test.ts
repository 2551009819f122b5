import type { Manifest } from '../../conformance/cluster/manifest';
import { notKept } from '../../conformance/suites/rollout/kept';
import { newImage, oldImage, type Release, releasesOf } from '../../conformance/suites/rollout/releases';
import { misshared } from '../../conformance/suites/rollout/shares';
import { asWritten, backwards, byWaves, type Way } from '../../conformance/suites/rollout/ways';

const settings = { namespace: 'shop', port: 80, versions: 'services' } as const;
const object = (kind: string, name: string, wave = 0, spec = {}): Manifest => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, annotations: { 'argocd.argoproj.io/sync-wave': String(wave) } },
  spec,
});

describe('what a rollout must not touch', () => {
  const [before, ...others] = releasesOf(settings);
  const changed = (change: (object: Manifest) => Manifest): readonly Release[] =>
    [before!, ...others].map((release) =>
      release.name === 'the canary removed' ? { ...release, objects: release.objects.map(change) } : release,
    );

  it('is kept by all releases', () => {
    expect(notKept([before!, ...others])).toEqual([]);
  });

  it('are names', () => {
    const renamed = changed((one) =>
      one.kind === 'Deployment' ? { ...one, metadata: { ...one.metadata, name: 'cart-2' } } : one,
    );
    expect(notKept(renamed)).toEqual([
      'the canary removed: Deployment shop/cart is gone or has another name',
      'the canary removed: Deployment shop/cart-2 is there, and was in no release like it',
    ]);
  });

  it('are selectors', () => {
    const reselected = changed((one) => (one.kind === 'Service' ? { ...one, spec: { selector: { a: 'b' } } } : one));
    expect(notKept(reselected)).toEqual([
      expect.stringMatching(/^the canary removed: Service shop\/cart selects {"a":"b"}, and before /),
    ]);
  });

  it('has nothing of the canary left', () => {
    const objects = others.at(-1)!.objects.concat(object('Service', 'cart-next'));
    const left = [before!, ...others.slice(0, -1), { ...others.at(-1)!, objects }];
    expect(notKept(left)).toEqual(['the canary removed: Service cart-next is there, and was in no release like it']);
  });
});

describe('ways from one release to the next', () => {
  const before = [object('Namespace', 'a', -5), object('Service', 'b', -3), object('VirtualService', 'b', -1)];
  const after = [object('Namespace', 'a', -5), object('VirtualService', 'c', -1), object('Deployment', 'c', -1)];
  const told = (way: Way): readonly string[] =>
    way
      .groups(before, after)
      .map((group) =>
        group.map(({ object: { kind, metadata }, gone }) => `${gone ? '-' : '+'}${kind} ${metadata.name}`).join(' '),
      );

  it('applies as it is written, and prunes last', () => {
    expect(told(asWritten)).toEqual(['+Namespace a +VirtualService c +Deployment c -VirtualService b -Service b']);
  });

  it('prunes first, and applies backwards', () => {
    expect(told(backwards)).toEqual(['-VirtualService b -Service b +Deployment c +VirtualService c +Namespace a']);
  });

  it('goes by waves, of which those of the prunes change places', () => {
    expect(told(byWaves)).toEqual(['+Namespace a', '-VirtualService b', '-Service b +Deployment c +VirtualService c']);
  });
});

describe('shares of the versions', () => {
  const release = (weight: number, image = oldImage): Release => ({
    name: 'the canary at 10 %',
    objects: [],
    image,
    hasCanary: true,
    weight,
  });
  const stable = `cart ${oldImage}`;
  const canary = `cart-next ${newImage}`;

  it.each([
    ['a tenth', 10, { [stable]: 270, [canary]: 30 }],
    ['none', 0, { [stable]: 300 }],
    ['all, as for testers', 100, { [canary]: 300 }],
  ])('%s is as it should be', (_, weight, shares) => {
    expect(misshared(release(weight), 300, shares)).toEqual([]);
  });

  it.each([
    ['swapped', 10, { [stable]: 30, [canary]: 270 }, /270 of 300 requests met the canary, and 10 % should/],
    ['one too many', 0, { [stable]: 299, [canary]: 1 }, /1 of 300 requests met cart-next/],
    ['one tester too few', 100, { [stable]: 1, [canary]: 299 }, /299 of 300 requests met the canary/],
    ['of the old image', 0, { [`cart ${newImage}`]: 300 }, /300 of 300 requests met cart .*2\.0\.0/],
    ['lost', 0, { [stable]: 299 }, /299 of 300 requests met a pod/],
  ])('%s is not', (_, weight, shares, problem) => {
    expect(misshared(release(weight), 300, shares)).toEqual([expect.stringMatching(problem)]);
  });
});
