import { rmSync } from 'node:fs';
import { isAlive, starters } from './identity';
import { clearLeftovers, runFolder } from './leftovers';
import { Ports } from './ports';
import { Processes } from './processes';

/** The grace that the keeper has beyond the run, should the run hang. */
const grace = 30_000;

/** What a run holds, and gives back on every way out. */
export interface Held {
  readonly folder: string;
  readonly processes: Processes;
  readonly ports: Ports;
}

/**
 * Holds folder, ports and processes for the time of the work. Ctrl-C, SIGTERM, a crash, the time limit and the end of
 * whoever started us all lead to the same close; a kill -9 leads to that of the keeper. Gives the exit code.
 */
export async function held(
  limit: number,
  say: (line: string) => void,
  work: (held: Held) => Promise<number>,
): Promise<number> {
  for (const folder of clearLeftovers()) say(`removed what a killed run left: ${folder}`);
  let stop: (why: string, code: number) => void = () => undefined;
  const stopped = new Promise<number>((done) => {
    let first = true;
    stop = (why, code) => {
      if (first) say(`${why}: stopping the engines`);
      first = false;
      done(code);
    };
  });
  const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  for (const [signal, code] of Object.entries(signals)) process.on(signal, () => stop(signal, code));
  process.on('uncaughtException', (error) => stop(`crash: ${error.stack ?? error}`, 1));
  process.on('unhandledRejection', (error) => stop(`crash: ${error instanceof Error ? error.stack : error}`, 1));
  const timer = setTimeout(() => stop(`the time limit of ${limit / 60_000} minutes is over`, 1), limit);
  const above = starters();
  const watch = setInterval(() => {
    if (!above.every(isAlive)) stop('whoever started the run has gone', 1);
  }, 1_000);
  const folder = runFolder();
  const processes = Processes.open(folder, limit + grace, (error) => stop(error.message, 1));
  let ports: Ports | undefined;
  try {
    ports = await Ports.claim();
    return await Promise.race([work({ folder, processes, ports }), stopped]);
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
    await processes.close();
    // the keeper has done it, unless it was killed
    rmSync(folder, { recursive: true, force: true });
    await ports?.release();
  }
}
