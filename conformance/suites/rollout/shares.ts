import { canaryName, newImage, type Release, serviceName } from './releases';

/** By Deployment and image. */
export type Shares = Readonly<Record<string, number>>;

const requests = 300;
/** Beyond so many standard deviations lies one count of 150,000. */
const deviations = 4.5;
const turns = 10;

/** What is unlike the release in the shares of so many requests. */
export function misshared({ name, image, weight }: Release, count: number, shares: Shares): readonly string[] {
  const [stable, canary] = [`${serviceName} ${image}`, `${canaryName} ${newImage}`];
  const expected = weight > 0 ? [stable, canary] : [stable];
  const others = Object.entries(shares).filter(([version]) => !expected.includes(version));
  const [mean, deviation] = [(count * weight) / 100, Math.sqrt((count * weight * (100 - weight)) / 10_000)];
  const met = shares[canary] ?? 0;
  const seen = expected.reduce((sum, version) => sum + (shares[version] ?? 0), 0);
  return [
    ...others.map(([version, got]) => `${name}: ${got} of ${count} requests met ${version}`),
    ...(weight > 0 && Math.abs(met - mean) > deviations * deviation
      ? [`${name}: ${met} of ${count} requests met the canary, and ${weight} % should`]
      : []),
    ...(others.length === 0 && seen < count ? [`${name}: ${seen} of ${count} requests met a pod`] : []),
  ];
}

let paths = 0;

/** Sends until the shares are those of the release, and says what is unlike them if they never are. */
export async function unshared(
  release: Release,
  shares: (count: number, path: string) => Promise<Shares>,
): Promise<readonly string[]> {
  for (let turn = 1; ; turn++) {
    const problems = misshared(release, requests, await shares(requests, `/shares/${++paths}`));
    if (problems.length === 0 || turn === turns) return problems;
    await new Promise((done) => setTimeout(done, 200));
  }
}
