/** What the harness asks of its keeper, a JSON line each. */
export type Order =
  | {
      readonly do: 'start';
      readonly id: number;
      readonly command: string;
      readonly args: readonly string[];
      readonly cwd: string;
      readonly env: Readonly<Record<string, string>>;
      /** Files that get stdout and stderr. */
      readonly out: string;
      readonly err: string;
    }
  | { readonly do: 'stop'; readonly id: number };

/** What the keeper says back. */
export type Report =
  | { readonly is: 'started'; readonly id: number; readonly pid: number }
  | { readonly is: 'failed'; readonly id: number; readonly why: string }
  | { readonly is: 'ended'; readonly id: number; readonly code: number | null; readonly signal: string | null };

/** A process, told apart from a later one of the same number. */
export interface Identity {
  readonly pid: number;
  readonly since: string;
}

/** What the keeper notes in the folder of the run, for the case that somebody kills the keeper too. */
export interface Note {
  readonly keeper: Identity;
  readonly engines: readonly Identity[];
}

export const noteName = 'keeper.json';

/** Splits a stream of bytes into its JSON lines. */
export function jsonLines<Message>(take: (message: Message) => void): (chunk: string) => void {
  let rest = '';
  return (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') take(JSON.parse(line) as Message);
  };
}
