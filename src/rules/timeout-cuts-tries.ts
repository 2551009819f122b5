import { exact } from '../model/path-match';
import { worstBackoff } from '../model/retry';
import { program, route, service } from './example';
import type { Rule } from './rule';

const withTimeout = (timeout: number) => {
  const retries = { kind: 'Retry', attempts: 3, conditions: ['5xx'], perTryTimeout: 1000, backoff: 25 } as const;
  return program({ services: [service({ routes: [route({ path: exact('/payments'), timeout, retries })] })] });
};

export const timeoutCutsTries: Rule = {
  code: 'MESH2102',
  name: 'timeout-cuts-tries',
  severity: 'error',
  summary: 'A timeout that is shorter than all the tries that it is for.',
  what: '{tries} tries of {perTry} ms and {backoff} ms of back-off need {need} ms, and the timeout is {timeout} ms',
  why: 'attempts count tries beyond the first, so the last are cut off or never begin',
  fix: 'set the timeout to {need} ms, or lower attempts, perTryTimeout or backoff',
  reads: ['services'],
  bad: withTimeout(3000),
  good: withTimeout(4350),
  *check(graph) {
    for (const { path, routes } of graph.services) {
      for (const { at, timeout, retries } of routes) {
        if (timeout === undefined || retries.kind === 'Off' || retries.perTryTimeout === undefined) continue;
        const tries = retries.attempts + 1;
        const perTry = Math.max(retries.perTryTimeout, 1); // what a timeout leaves for each try may be nothing
        const backoff = worstBackoff(retries.attempts, retries.backoff);
        const need = tries * perTry + backoff;
        if (need <= timeout) continue;
        const numbers = { tries, perTry, backoff, need, timeout };
        const values = Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, String(number)]));
        yield { path, at: `${at}.retries`, values };
      }
    }
  },
};
