import type { Side } from './judge';

/** Disagreements that we have looked at, each with its reason. */
export interface Expected {
  readonly side: Side;
  readonly kind: RegExp;
  /** The words of the side that refuses, without names and numbers. */
  readonly words: RegExp;
  readonly why: string;
}

/** Kinds that are built into the API server, of those among the seeds. */
const ofCore =
  /^(ClusterRole|ClusterRoleBinding|ConfigMap|CronJob|DaemonSet|Deployment|HorizontalPodAutoscaler|Ingress|IngressClass|Job|NetworkPolicy|Pod|PodDisruptionBudget|Role|RoleBinding|Secret|Service|StatefulSet)$/;

export const expected: readonly Expected[] = [
  {
    side: 'false accept',
    kind: /^EnvoyFilter$/,
    words: /Envoy filter: (bad |json: |can|Any JSON|could not resolve|unknown (value|field))/,
    why: "not decided: the value of a patch is a message of Envoy's, of which we have no schemas",
  },
  {
    side: 'false accept',
    kind: /^Telemetry$/,
    words: /must be a valid CEL expression/,
    why: 'not decided: whether a filter of access logs is CEL is not looked at, since there is no parser of CEL at run time',
  },
  {
    side: 'false reject',
    kind: /^EnvoyFilter$/,
    words: /is of Envoy's vN API/,
    why: 'seen with INSERT_FIRST on a CLUSTER, where istiod does not look into the value; the type is gone from Envoy all the same',
  },
  {
    side: 'false reject',
    kind: /^RequestAuthentication$/,
    words: /jwks is no JSON object/,
    why: 'istiod reads the first value of jwks and ignores what follows it; Envoy, which gets the whole text, does not',
  },
  {
    side: 'false reject',
    kind: ofCore,
    words: /\[\]: \S+ is null$/,
    why: 'to Go a null in a list is an entry without anything; whoever wrote it has lost a value',
  },
  {
    side: 'false reject',
    kind: ofCore,
    words: /^MESHN \S+: \S+ is N$/,
    why: 'of a number beyond 32 bits the API server keeps the lower bits, which nobody means',
  },
  {
    side: 'false reject',
    kind: /^Job$/,
    words: /rules is missing in \S*podFailurePolicy$/,
    why: 'a policy without rules does nothing; the schema asks for them',
  },
  {
    side: 'no verdict',
    kind: /^Job$/,
    words: /socket hang up/,
    why: 'the API server panics over a successPolicy without completions; ours is a refusal',
  },
];
