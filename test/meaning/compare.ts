import type { Feature } from 'cdk8s-mesh';
import type { Answer, Caller, Failure, Question } from './meaning';
import type { Has } from './plan';
import type { Said } from './said';

/** When two answers are the same for meshes that have certain features. */

/** What a mesh must have so that a retry after a failure can be asked of it; none for what nobody may retry. */
const askedBy: Readonly<Record<Failure, Feature | undefined>> = {
  'answer 409': undefined,
  'answer 429': undefined,
  'answer 500': 'retryOnStatus',
  'answer 502': 'retryOnStatus',
  'answer 503': 'retryOnStatus',
  'answer 504': 'retryOnStatus',
  'gRPC cancelled': 'retryOnGrpcStatus',
  'gRPC deadline-exceeded': 'retryOnGrpcStatus',
  'gRPC internal': 'retryOnGrpcStatus',
  'gRPC resource-exhausted': 'retryOnGrpcStatus',
  'gRPC unavailable': 'retryOnGrpcStatus',
  'no connection': 'retryOnConnectFailure',
  'stream refused': 'retryOnRefusedStream',
  'reset before the request': 'retryOnResetBeforeRequest',
  'reset without an answer': 'retryOnReset',
  'try too slow': 'retryAfterSlowTry',
};

const isPlaintext = ({ from }: Question): boolean => !('pod' in from) && !(from as Caller).meshed;

/** The answer as far as it can be asked; who speaks plaintext is refused whether or not that is told by a 403. */
export function comparable(answer: Answer, question: Question, has: Has): string {
  if (answer === 'denied' && isPlaintext(question)) return 'cut off';
  if (typeof answer === 'string') return answer;
  const { versions, timeout, again } = answer;
  const asked = Object.entries(again).filter(([failure]) => {
    const feature = askedBy[failure as Failure];
    return feature === undefined || has(feature);
  });
  return JSON.stringify({
    versions,
    timeout: timeout ?? 'none',
    again: Object.fromEntries(asked.sort(([a], [b]) => (a < b ? -1 : 1))),
  });
}

/** Whether a mesh answers what the plan says. */
export const isAsSaid = (answer: Answer, { answer: said, orNotRouted }: Said, question: Question, has: Has): boolean =>
  (orNotRouted && answer === 'not routed') || comparable(answer, question, has) === comparable(said, question, has);
