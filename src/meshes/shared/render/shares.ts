/** Shares of the stable version and of its canary as whole relative weights, up to the largest that an API takes; zero is written. */
export function shares(
  percent: number,
  mostWeight = Number.POSITIVE_INFINITY,
): readonly [stable: number, canary: number] {
  let scale = 1;
  while (scale * 100 < mostWeight && !Number.isInteger(Math.round(percent * scale * 1e6) / 1e6)) scale *= 10;
  const canary = Math.round(percent * scale);
  return [100 * scale - canary, canary];
}
