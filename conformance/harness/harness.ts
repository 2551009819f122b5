import type { Options } from './arguments';
import type { Ports } from './ports';
import type { Processes } from './processes';

/** What a suite has at hand. What it starts here ends with the run. */
export interface Harness {
  readonly options: Options;
  /** The root of the project. */
  readonly root: string;
  /** Removed with all that is in it when the run ends. */
  readonly folder: string;
  readonly processes: Processes;
  readonly ports: Ports;
  /** Path of an engine that the suite named in its needs. */
  readonly engine: (name: string) => string;
  /** Started at the first call and shared by all suites of the run. */
  readonly once: <T>(key: string, start: () => Promise<T>) => Promise<T>;
  readonly say: (line: string) => void;
}

/** The run again, with engines of its own: what others start is not shared with it. */
export const apart = (harness: Harness, name: string): Harness => ({
  ...harness,
  once: (key, start) => harness.once(`${name}: ${key}`, start),
});
