type Listener = NodeJS.UnhandledRejectionListener;

/**
 * Does the work while rejections that nobody handles are those of a program, which Pulumi hears and reports, and no crash of
 * the run. One work at a time. What was rejected is thrown all the same when the work ends well, so that nothing is lost.
 */
export async function withRejections<T>(work: () => Promise<T>, endedWell: (result: T) => boolean): Promise<T> {
  const event = 'unhandledRejection';
  const others = process.listeners(event) as readonly Listener[];
  const rejected: unknown[] = [];
  const keep: Listener = (reason) => {
    rejected.push(reason);
  };
  for (const other of others) process.off(event, other);
  process.on(event, keep);
  try {
    const result = await work();
    if (rejected.length > 0 && endedWell(result)) throw rejected[0];
    return result;
  } finally {
    process.off(event, keep);
    for (const other of others) process.on(event, other);
  }
}
