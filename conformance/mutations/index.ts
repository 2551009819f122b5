import { canaryMutations } from './canaries';
import type { Mutation } from './mutation';
import { pulumiMutations } from './pulumi';
import { trafficMutations } from './traffic';
import { zeroTrustMutations } from './zero-trust';

/** Every mutation, in the order in which they are tried. */
export const mutations: readonly Mutation[] = [
  ...trafficMutations,
  ...canaryMutations,
  ...zeroTrustMutations,
  ...pulumiMutations,
];
