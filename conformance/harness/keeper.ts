/**
 * The keeper starts every engine of a run and outlives the harness by seconds only. Its stdin is a pipe that only the harness
 * holds: when that closes, by a normal end, a crash or a kill -9, the keeper ends the engines, each by its own process id,
 * and removes the folder of the run. So all ways out are one way.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { end, identify } from './identity';
import { type Identity, jsonLines, type Note, noteName, type Order, type Report } from './keeper-protocol';

const [folder, limit] = [process.argv[2]!, Number(process.argv[3])];
const patience = 3_000;
const engines = new Map<number, { readonly child: ChildProcess; readonly identity: Identity }>();
const self = identify(process.pid);
let closing = false;

const report = (said: Report): void => {
  process.stdout.write(`${JSON.stringify(said)}\n`);
};

function note(): void {
  const text: Note = { keeper: self, engines: [...engines.values()].map(({ identity }) => identity) };
  writeFileSync(join(folder, `${noteName}.new`), JSON.stringify(text));
  renameSync(join(folder, `${noteName}.new`), join(folder, noteName));
}

function start(order: Order & { readonly do: 'start' }): void {
  const [out, err] = [openSync(order.out, 'a'), openSync(order.err, 'a')];
  const { command, args, cwd, env } = order;
  // a group of its own: neither Ctrl-C nor whoever ends the harness reaches it before us
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', out, err] });
  closeSync(out);
  closeSync(err);
  child.on('error', (error) => report({ is: 'failed', id: order.id, why: error.message }));
  if (child.pid === undefined) return;
  const { pid } = child;
  engines.set(order.id, { child, identity: identify(pid) });
  child.on('exit', (code, signal) => {
    // what it started in its group must not outlive it
    end(pid, 'SIGKILL');
    engines.delete(order.id);
    if (closing) return;
    note();
    report({ is: 'ended', id: order.id, code, signal });
  });
  note();
  report({ is: 'started', id: order.id, pid });
}

function stop(id: number): Promise<void> {
  const engine = engines.get(id);
  if (engine === undefined) return Promise.resolve();
  const { child } = engine;
  return new Promise((done) => {
    const kill = setTimeout(() => end(child.pid!, 'SIGKILL'), patience);
    child.once('exit', () => {
      clearTimeout(kill);
      done();
    });
    end(child.pid!, 'SIGTERM');
  });
}

async function close(): Promise<void> {
  if (closing) return;
  closing = true;
  await Promise.all([...engines.keys()].map(stop));
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  process.exit(0);
}

process.stdin.setEncoding('utf8').on(
  'data',
  jsonLines<Order>((order) => {
    if (closing) return;
    if (order.do === 'start') start(order);
    else void stop(order.id);
  }),
);
process.stdin.on('end', close).on('error', close);
// nobody listens any more
process.stdout.on('error', () => undefined);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, close);
setTimeout(close, limit);
note();
