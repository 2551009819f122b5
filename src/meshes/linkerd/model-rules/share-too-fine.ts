import { canary, program } from '../../../rules/example';
import type { Rule } from '../../../rules/rule';
import { shareDecimals } from '../../shared/render/gateway-api';

export const shareTooFine: Rule = {
  code: 'MESH6112',
  name: 'share-too-fine',
  severity: 'error',
  summary: 'A share of more decimals than the weights of Gateway API can say.',
  what: 'a share of {weight} % has more than {decimals} decimals',
  why: 'a weight of Gateway API ends at 1000000, so the share would be rounded',
  fix: 'say a share of {decimals} decimals at most',
  reads: ['canaries'],
  bad: program({ canaries: [canary({ weight: 0.00001 })] }),
  good: program({ canaries: [canary({ weight: 0.0001 })] }),
  *check({ canaries }) {
    for (const { path, weight } of canaries) {
      if (Number(weight.toFixed(shareDecimals)) === weight) continue;
      yield { path, at: 'weight', values: { weight: String(weight), decimals: String(shareDecimals) } };
    }
  },
};
