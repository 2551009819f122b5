import type { Rule } from '../../../rules/rule';
import type { ReadOptions } from '../options';
import { grpcTriedAgain } from './grpc-tried-again';
import { sidecarCaller } from './sidecar-caller';
import { templateBehindPrefix } from './template-behind-prefix';
import { tooManyRoutes } from './too-many-routes';

/** What only the whole program shows and ambient mode cannot take; a new rule is a file and a line here. */
export const ambientRules = ({ routes }: Pick<ReadOptions, 'routes'>): readonly Rule[] =>
  routes === 'gateway-api' ? [sidecarCaller, grpcTriedAgain, templateBehindPrefix, tooManyRoutes] : [sidecarCaller];
