/** Refusals of canary releases. */
export const canaryCodes = {
  MESH4001: {
    severity: 'error',
    what: 'the canary is of an imported service',
    why: 'its host, routes and policies belong to the repository that owns it',
    fix: 'release the canary there, from its ResilientService',
  },
  MESH4002: {
    severity: 'error',
    what: 'one of weight and steps is needed, and not both',
    why: 'the share of the canary would be said twice or not at all',
    fix: 'give a weight, or steps with the current step',
  },
  MESH4003: {
    severity: 'error',
    what: 'step {step} is none of the {steps} steps, or their weights do not grow',
    why: 'steps count from 0, and each takes more than the one before',
    fix: 'order the steps by weight and point step at one of them',
  },
  MESH4004: {
    severity: 'error',
    what: 'canary.image needs a pod template, and the service only selects existing pods',
    why: 'there is nothing to take the canary from',
    fix: 'deploy the canary yourself and pass canary: { selector }',
  },
  MESH4005: {
    severity: 'error',
    what: 'the service already has the canary {other}',
    why: 'the requests of a host are split once: two canaries would share the weight by accident',
    fix: 'end the other one first',
  },
  MESH4006: {
    severity: 'error',
    what: "container '{container}' is not in the Deployment (it has {containers})",
    why: 'the canary is a copy of the Deployment with one image changed',
    fix: 'name the container in canary.container',
  },
  MESH4008: {
    severity: 'error',
    what: "the canary has the name of its service, '{name}'",
    why: 'its objects would replace those of the stable version',
    fix: 'choose another id, such as {name}-canary',
  },
  MESH4007: {
    severity: 'error',
    what: "versions: 'subsets' of a workload that is not written here",
    why: 'the Service would have to select the canary too, and its selector is not ours to widen',
    fix: 'leave versions out: each version then has a Service of its own',
  },
} as const;
