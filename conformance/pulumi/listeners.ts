/** By what the SDK hears of the faults of a program, in the process of whoever runs it inline. */
const events = ['uncaughtException', 'unhandledRejection'] as const;

const listeners = () => events.flatMap((event) => process.rawListeners(event).map((listener) => ({ event, listener })));

/** Does the work, and says for which events of the process it has left listeners. They go all the same, since who comes next is heard by them. */
export async function leftBy<T>(work: () => Promise<T>): Promise<T & { readonly listening: readonly string[] }> {
  const before = new Set(listeners().map(({ listener }) => listener));
  const left = () => listeners().filter(({ listener }) => !before.has(listener));
  try {
    const result = await work();
    return { ...result, listening: left().map(({ event }) => event) };
  } finally {
    for (const { event, listener } of left()) process.off(event, listener as () => void);
  }
}
