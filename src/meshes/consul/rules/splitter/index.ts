import type { RuleFamily } from '../../../../manifests/rule';
import { roundedWeight } from './rounded-weight';
import { splitTwice } from './split-twice';
import { sum } from './sum';
import { weight } from './weight';

export const splitter: RuleFamily = {
  name: 'splitter',
  hurts: 'the server refuses the splitter or changes its shares',
  rules: [sum, weight, roundedWeight, splitTwice],
};
