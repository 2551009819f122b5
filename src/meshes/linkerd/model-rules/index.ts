import type { Rule } from '../../../rules/rule';
import { grpcStatusBesideHttp } from './grpc-status-beside-http';
import { orderLeftToAge } from './order-left-to-age';
import { probesRefused } from './probes-refused';
import { shareTooFine } from './share-too-fine';
import { tooManyRules } from './too-many-rules';

/** What Linkerd alone cannot take of a whole program; a new rule is a file and a line here. */
export const linkerdModelRules: readonly Rule[] = [
  orderLeftToAge,
  tooManyRules,
  shareTooFine,
  grpcStatusBesideHttp,
  probesRefused,
];
