/** An import that cannot go on. It holds all that is wrong, not just what was found first. */
export class ImportProblem extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/** Runs every task and returns their results, or throws all their problems at once. */
export async function allOrProblems<T>(tasks: readonly Promise<T>[]): Promise<T[]> {
  const settled = await Promise.allSettled(tasks);
  const problems = settled.flatMap((result) => {
    if (result.status === 'fulfilled') return [];
    if (result.reason instanceof ImportProblem) return result.reason.problems;
    throw result.reason;
  });
  if (problems.length > 0) throw new ImportProblem(problems);
  return settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
}
