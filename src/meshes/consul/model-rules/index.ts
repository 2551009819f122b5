import type { Rule } from '../../../rules/rule';
import type { ConsulSettings } from '../settings';
import { accountOfAnotherName } from './account-of-another-name';
import { callerOfOneName } from './caller-of-one-name';
import { foreignCaller } from './foreign-caller';
import { furtherPort } from './further-port';
import { grpcFaultsNotCounted } from './grpc-faults-not-counted';
import { nameOfTwoServices } from './name-of-two-services';
import { openPortRedirected } from './open-port-redirected';
import { portNotAnnounced } from './port-not-announced';
import { probeAnsweredByTheProxy } from './probe-answered-by-the-proxy';

/** What Consul cannot take of a program, in every edition. */
const always: readonly Rule[] = [
  accountOfAnotherName,
  portNotAnnounced,
  probeAnsweredByTheProxy,
  grpcFaultsNotCounted,
  furtherPort,
  openPortRedirected,
  foreignCaller,
];

/** What its one namespace cannot take. */
const ofOneNamespace: readonly Rule[] = [nameOfTwoServices, callerOfOneName];

/** Rules over the model; a new one is a file and a line here. */
export const consulModelRules = ({ edition }: Pick<ConsulSettings, 'edition'>): readonly Rule[] =>
  edition === 'community' ? [...always, ...ofOneNamespace] : always;
