/** Refusals of stages, evidence, callers and exceptions. */
export const zeroTrustCodes = {
  MESH3001: {
    severity: 'error',
    what: 'the stage is a plain value, or out of its turn',
    why: 'a stage is made only by the one before it, with evidence: STRICT before PERMISSIVE cuts callers off',
    fix: 'begin with Stage.observe(), and take strict, authorize and isolate in this order',
  },
  MESH3002: {
    severity: 'error',
    what: "the evidence is of namespace '{evidence}', the namespace is '{namespace}'",
    why: 'what was seen elsewhere says nothing about callers here',
    fix: 'measure this namespace',
  },
  MESH3003: {
    severity: 'error',
    what: 'the evidence counts {count} requests',
    why: 'the stage would refuse each of them',
    fix: 'move plaintext callers into the mesh, allow missing ones, declare exceptions, or stay at the stage before',
  },
  MESH3004: {
    severity: 'error',
    what: 'the evidence covers {days} days',
    why: 'weekly jobs and rare callers need at least 7 to show',
    fix: 'observe for longer',
  },
  MESH3005: {
    severity: 'error',
    what: 'the evidence is of {date}, {days} days from today ({today})',
    why: 'callers change; evidence counts for 14 days, and none is from the future',
    fix: 'measure again',
  },
  MESH3006: {
    severity: 'error',
    what: 'a stage beyond observe has no lock and no reason',
    why: 'nothing shows that the stage before it was ever released',
    fix: "say lock: 'none' with a reason that names that release",
  },
  MESH3007: {
    severity: 'error',
    what: 'the caller is a name or a plain object',
    why: 'a name dangles when what it meant moves',
    fix: 'pass the service object, ResilientService.imported or Identity.fromServiceAccount',
  },
  MESH3008: {
    severity: 'error',
    what: "the caller runs as ServiceAccount '{serviceAccount}'",
    why: 'every pod of its namespace without an own account is default, so the rule would let all of them in',
    fix: 'give the caller an own ServiceAccount',
  },
  MESH3009: {
    severity: 'error',
    what: "the caller's ServiceAccount '{serviceAccount}' is shared by {services}",
    why: 'identity is the ServiceAccount: the rule would let all of them in',
    fix: 'give each workload an own ServiceAccount',
  },
  MESH3010: {
    severity: 'error',
    what: 'PERMISSIVE lies below the mesh-wide floor STRICT',
    why: 'the namespace would accept plaintext that the mesh refuses today',
    fix: 'start with Stage.observe({ belowFloor: { reason, until } }), or take a later stage',
  },
  MESH3011: {
    severity: 'error',
    what: 'Stage.newNamespace, but {evidence}',
    why: 'it skips the evidence because nothing calls an empty, new namespace',
    fix: 'begin with Stage.observe()',
  },
  MESH3012: {
    severity: 'error',
    what: "{answer} says '{said}', but {found}",
    why: 'STRICT cuts off callers without a sidecar: the API server that calls webhooks, a Prometheus that scrapes a port',
    fix: "answer 'declared' and declare the ports on their services, or answer 'none'",
  },
  MESH3013: {
    severity: 'error',
    what: 'the target is not a service of this namespace',
    why: 'the policy of a service belongs to the repository that owns it',
    fix: 'allow it there; declare the way out here with allowEgress',
  },
  MESH3014: {
    severity: 'error',
    what: 'the reason is empty',
    why: 'an exception that nobody can explain is never closed',
    fix: 'say who needs it and what ends it',
  },
  MESH3015: {
    severity: 'error',
    what: "'{cidr}' is no CIDR",
    why: 'plaintext callers have no identity, only an address',
    fix: "write it as '10.1.2.0/24'",
  },
  MESH3016: {
    severity: 'error',
    what: "'{host}' is no host of a Service in the cluster",
    why: 'a NetworkPolicy selects pods, and only a cluster host names a namespace',
    fix: 'write NAME.NAMESPACE.svc.{clusterDomain}',
  },
} as const;
