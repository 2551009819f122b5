import { opening, program } from './example';
import type { Rule } from './rule';

const from = (cidr: string) => program({ openings: [opening({ cidrs: [cidr] })] });

export const exceptionForEveryone: Rule = {
  code: 'MESH3108',
  name: 'exception-for-everyone',
  severity: 'warning',
  summary: 'A plaintext exception for every address.',
  what: 'the exception is for {cidr}, which is every address',
  why: 'plaintext has no identity, so the address is all that tells this caller from any other',
  fix: 'name the network that the caller is in',
  reads: ['openings'],
  bad: from('0.0.0.0/0'),
  good: from('10.1.2.0/24'),
  *check(graph) {
    for (const { purpose, cidrs, path, at } of graph.openings) {
      if (purpose !== 'exception') continue;
      for (const cidr of cidrs) {
        if (Number(cidr.split('/')[1]) === 0) yield { path, at: `${at}.cidr`, values: { cidr } };
      }
    }
  },
};
