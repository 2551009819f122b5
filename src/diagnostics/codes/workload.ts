/** Refusals of workloads. */
export const workloadCodes = {
  MESH5001: {
    severity: 'error',
    what: "the Deployment is in namespace '{actual}', the service in '{namespace}'",
    why: 'a Service selects pods of its own namespace only',
    fix: "create the Deployment with metadata: { namespace: '{namespace}' }, or in a chart with that namespace",
  },
  MESH5002: {
    severity: 'error',
    what: 'the Deployment has no namespace',
    why: 'it would land wherever the output is applied, away from its Service',
    fix: "create it with metadata: { namespace: '{namespace}' }, or in a chart with that namespace",
  },
  MESH5003: {
    severity: 'error',
    what: 'the workload is a {kind}',
    why: 'only Deployments are understood so far',
    fix: 'pass a Deployment, or { selector, serviceAccount, port } of what exists',
  },
  MESH5004: {
    severity: 'info',
    what: "the Deployment had no ServiceAccount and got '{serviceAccount}'",
    why: 'identity is the ServiceAccount, and default is shared',
    fix: 'nothing; to choose the account, set serviceAccountName on the Deployment',
  },
  MESH5005: {
    severity: 'error',
    what: '{prop} needs the pod template',
    why: 'this workload is defined elsewhere, and its template is not ours to change',
    fix: 'set it where the workload is defined',
  },
  MESH5006: {
    severity: 'error',
    what: 'the Deployment exposes {ports}',
    why: 'the Service needs one port to send requests to',
    fix: 'say which: workload: { deployment, port: 8080 }',
  },
  MESH5007: {
    severity: 'info',
    what: 'the pods got the {as} {word}',
    why: 'the namespace does not ask for injection, so the pods do; the Deployment rolls once',
    fix: 'nothing; to choose it, set the {as} on the pod template',
  },
  MESH5008: {
    severity: 'error',
    what: 'the workload is already that of {other}',
    why: 'two hosts for the same pods have two policies, and the caller chooses the weaker',
    fix: 'use one service with several routes',
  },
  MESH5010: {
    severity: 'error',
    what: 'the pods opt out of the mesh by {how}',
    why: 'without a sidecar neither routes nor mTLS nor policies hold for them',
    fix: 'remove it from the pod template, or keep the Deployment out of the program',
  },
  MESH5011: {
    severity: 'error',
    what: 'port {port} belongs to the proxy of the mesh',
    why: 'the application could not listen there, or requests would go around the proxy',
    fix: 'let the container listen on another port',
  },
  MESH5009: {
    severity: 'error',
    what: 'port {port} is not one of the workload ({ports})',
    why: 'nothing listens there',
    fix: 'name a declared port',
  },
} as const;
