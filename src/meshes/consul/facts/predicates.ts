interface Paths {
  readonly pathExact?: string;
  readonly pathPrefix?: string;
  readonly pathRegex?: string;
}

/** What is set and not empty: Consul takes an empty text for none. */
const isSaid = (value: unknown): boolean => value !== undefined && value !== '' && value !== false;

/** What is wrong with the path of a match, in words. */
export function pathProblem({ pathExact, pathPrefix, pathRegex }: Paths): string | undefined {
  if ([pathExact, pathPrefix, pathRegex].filter(isSaid).length > 1) return 'more than one path is compared with';
  const relative = [pathExact, pathPrefix].find((path) => isSaid(path) && !path!.startsWith('/'));
  return relative === undefined ? undefined : `the path '${relative}' does not begin with a slash`;
}

/** How many comparisons there are among some. */
export const saidAmong = <K extends string>(
  condition: Readonly<Partial<Record<K, unknown>>>,
  names: readonly K[],
): readonly K[] => names.filter((name) => isSaid(condition[name]));
