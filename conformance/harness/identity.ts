import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Identity } from './keeper-protocol';

/** When a process began, in words of the system; undefined where there is none. A process not yet waited for has ended. */
function since(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') {
      // the name of the command, in brackets, may have spaces of its own
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      return fields[0] === 'Z' ? undefined : fields[19];
    }
    const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();
    return started === '' ? undefined : started;
  } catch {
    return undefined;
  }
}

export const identify = (pid: number): Identity => ({ pid, since: since(pid) ?? '' });

export const isAlive = (identity: Identity): boolean => identity.since !== '' && since(identity.pid) === identity.since;

/** Ends the group that an engine of ours leads; that nothing is there any more is no fault. */
export function end(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // it has ended
  }
}

function parentOf(pid: number): { readonly pid: number; readonly command: string } | undefined {
  try {
    const [line = ''] = execFileSync('ps', ['-o', 'ppid=,args=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: 'pipe',
    })
      .trim()
      .split('\n');
    const [, parent = '0', command = ''] = /^(\d+)\s+(.*)$/.exec(line.trim()) ?? [];
    return { pid: Number(parent), command };
  } catch {
    return undefined;
  }
}

/**
 * The processes between us and the npm that started us, npm included. They hand signals on, but not a kill -9: whoever
 * kills one of them means us.
 */
export function starters(): readonly Identity[] {
  const found: Identity[] = [];
  for (let pid = process.ppid; pid > 1 && found.length < 6; ) {
    const process = parentOf(pid);
    if (process === undefined) break;
    found.push(identify(pid));
    if (/^npm\b|npm-cli\.js/.test(process.command)) return found;
    pid = process.pid;
  }
  // not started by npm: a shell above us may well end before us
  return [];
}
