import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { end, identify, isAlive } from './identity';
import { type Identity, jsonLines, type Order, type Report } from './keeper-protocol';

export interface Program {
  /** For messages and the name of its log. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
}

/** A program that the keeper runs for us. */
export interface Running {
  readonly name: string;
  readonly pid: number;
  /** Set once it has ended. */
  readonly ended: Promise<Ended>;
  readonly hasEnded: () => boolean;
  /** What it has said so far on stdout, and on stderr. */
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly stop: () => Promise<void>;
}

interface Waiting {
  readonly started: (pid: number) => void;
  readonly failed: (error: Error) => void;
  readonly ended: (how: Ended) => void;
}

function plainEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

/** Every process of a run: started by its keeper, and ended by it whatever becomes of us. */
export class Processes {
  private readonly waiting = new Map<number, Waiting>();
  private readonly alive = new Map<number, Identity>();
  private readonly keeperGone: Promise<void>;
  private count = 0;
  private closing = false;

  private constructor(
    readonly folder: string,
    private readonly keeper: ChildProcess,
    lost: (error: Error) => void,
  ) {
    keeper.stdout!.setEncoding('utf8').on(
      'data',
      jsonLines<Report>((report) => this.take(report)),
    );
    // an order to a keeper that is gone fails below, not here
    keeper.stdin!.on('error', () => undefined);
    this.keeperGone = new Promise((done) => {
      keeper.on('exit', () => {
        if (!this.closing) {
          // somebody killed it; so its work is ours
          for (const identity of this.alive.values()) if (isAlive(identity)) end(identity.pid, 'SIGKILL');
          const error = new Error('the keeper of the engines has gone');
          for (const { failed } of this.waiting.values()) failed(error);
          lost(error);
        }
        done();
      });
    });
  }

  /** `lost` hears of a keeper that somebody killed; after `limit` the keeper closes on its own. */
  static open(folder: string, limit: number, lost: (error: Error) => void): Processes {
    const args = [...process.execArgv, join(__dirname, 'keeper.ts'), folder, String(limit)];
    const keeper = spawn(process.execPath, args, { detached: true, stdio: ['pipe', 'pipe', 'inherit'] });
    return new Processes(folder, keeper, lost);
  }

  private take(report: Report): void {
    const waiting = this.waiting.get(report.id);
    if (report.is === 'started') {
      this.alive.set(report.id, identify(report.pid));
      waiting?.started(report.pid);
      return;
    }
    this.alive.delete(report.id);
    this.waiting.delete(report.id);
    if (report.is === 'failed') waiting?.failed(new Error(report.why));
    else waiting?.ended({ code: report.code, signal: report.signal });
  }

  private order(order: Order): void {
    this.keeper.stdin!.write(`${JSON.stringify(order)}\n`);
  }

  start(program: Program): Promise<Running> {
    const id = ++this.count;
    const [out, err] = ['out', 'err'].map((stream) => join(this.folder, `${program.name}-${id}.${stream}`)) as [
      string,
      string,
    ];
    const text = (file: string) => (): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');
    let how: Ended | undefined;
    return new Promise((done, failed) => {
      let ended: (how: Ended) => void = () => undefined;
      const end = new Promise<Ended>((resolve) => {
        ended = (said) => {
          how = said;
          resolve(said);
        };
      });
      const started = (pid: number): void =>
        done({
          name: program.name,
          pid,
          ended: end,
          hasEnded: () => how !== undefined,
          stdout: text(out),
          stderr: text(err),
          stop: async () => {
            if (how === undefined) this.order({ do: 'stop', id });
            await end;
          },
        });
      this.waiting.set(id, {
        started,
        failed: (error) => {
          ended({ code: null, signal: null });
          failed(new Error(`${program.name}: ${error.message}`));
        },
        ended,
      });
      const { command, args, cwd = this.folder, env = {} } = program;
      this.order({ do: 'start', id, command, args, cwd, env: { ...plainEnvironment(), ...env }, out, err });
    });
  }

  /** Runs a program to its end. */
  async run(program: Program): Promise<Ended & { readonly stdout: string; readonly stderr: string }> {
    const running = await this.start(program);
    return { ...(await running.ended), stdout: running.stdout(), stderr: running.stderr() };
  }

  /** From here on whatever fails, fails because the engines are being ended. */
  get isClosing(): boolean {
    return this.closing;
  }

  /** Ends everything and removes the folder; comes back when all is gone. */
  async close(): Promise<void> {
    this.closing = true;
    this.keeper.stdin!.end();
    await this.keeperGone;
    // whoever waits for one of them goes on, and cleans up behind itself
    for (const { ended } of this.waiting.values()) ended({ code: null, signal: 'SIGKILL' });
  }
}

const lastWords = (running: Running): string => lastLines(`${running.stdout()}\n${running.stderr()}`);

export const lastLines = (text: string, count = 12): string => text.trimEnd().split('\n').slice(-count).join('\n');

/** Asks again and again until it is so; fails at once when the program has ended, with its last words. */
export async function untilReady(running: Running, isReady: () => Promise<boolean>, seconds = 60): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    if (running.hasEnded()) throw new Error(`${running.name} ended instead of starting:\n${lastWords(running)}`);
    if (await isReady().catch(() => false)) return;
    await new Promise((done) => setTimeout(done, 150));
  }
  throw new Error(`${running.name} was not ready after ${seconds} s:\n${lastWords(running)}`);
}
