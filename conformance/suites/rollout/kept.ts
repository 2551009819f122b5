import { dataAt, nameOf } from '../../cluster/manifest';
import type { Release } from './releases';

type Written = Pick<Release, 'name' | 'objects' | 'hasCanary'>;

const namesOf = ({ objects }: Written): readonly string[] => objects.map(nameOf);
const without = (all: readonly string[], others: readonly string[]): readonly string[] =>
  all.filter((one) => !others.includes(one));

/** What a release lacks of the first one's objects, and what it has beside them and the canary's. */
function renamed(releases: readonly Written[]): readonly string[] {
  const base = namesOf(releases[0]!);
  const canarys = without(namesOf(releases.find(({ hasCanary }) => hasCanary)!), base);
  return releases.flatMap((release) => {
    const expected = release.hasCanary ? [...base, ...canarys] : base;
    const names = namesOf(release);
    return [
      ...without(expected, names).map((name) => `${release.name}: ${name} is gone or has another name`),
      ...without(names, expected).map((name) => `${release.name}: ${name} is there, and was in no release like it`),
    ];
  });
}

/** Objects that select otherwise than in the first release that had them. */
function reselected(releases: readonly Written[]): readonly string[] {
  const first = new Map<string, string>();
  return releases.flatMap(({ name, objects }) =>
    objects.flatMap((object) => {
      const selector = JSON.stringify(dataAt(object['spec'], 'selector'));
      if (selector === undefined) return [];
      const before = first.get(nameOf(object)) ?? selector;
      first.set(nameOf(object), before);
      return before === selector ? [] : [`${name}: ${nameOf(object)} selects ${selector}, and before ${before}`];
    }),
  );
}

/** What a rollout must not touch: names and selectors. The first release has no canary. */
export const notKept = (releases: readonly Written[]): readonly string[] => [
  ...renamed(releases),
  ...reselected(releases),
];
