/** Refusals of what a prop looks like: spelling, type, unit, name. */
export const shapeCodes = {
  MESH1001: {
    severity: 'error',
    what: "'{prop}' is not a property here",
    why: 'a property that nothing reads would be dropped silently',
    fix: 'remove it or correct its spelling',
  },
  MESH1002: {
    severity: 'error',
    what: '{prop} takes {expected}, not {got}',
    why: 'nothing is converted: a bare number or text may mean another unit, port or object',
    fix: 'pass {expected}',
  },
  MESH1003: {
    severity: 'error',
    what: '{prop} is missing',
    why: 'there is no default that would be right for everyone',
    fix: 'pass {expected}',
  },
  MESH1004: {
    severity: 'error',
    what: 'Percent.of({value}) is below one',
    why: 'it may be meant as {value} % or as a fraction',
    fix: 'say Percent.ofFraction({value}) for the fraction, or Percent.ofBasisPoints(n) for n hundredths of a percent',
  },
  MESH1005: {
    severity: 'error',
    what: '{prop} is {value}',
    why: 'the range is {range}',
    fix: 'choose a value inside the range',
  },
  MESH1006: {
    severity: 'error',
    what: "'{name}' is no name for a {kind}",
    why: 'the id becomes the name of Kubernetes objects, a DNS label: a letter, then a-z, 0-9 and -, at most {limit} in all',
    fix: 'choose another id',
  },
  MESH1007: {
    severity: 'error',
    what: '{kind} stands outside a namespace construct',
    why: 'its namespace, mesh and stage come from there',
    fix: 'create it below a ZeroTrustNamespace, or below ZeroTrustNamespace.fromName for an existing one',
  },
  MESH1008: {
    severity: 'error',
    what: '{object} is made twice',
    why: 'the one applied last would replace the other',
    fix: 'rename one of the two',
  },
  MESH1009: {
    severity: 'error',
    what: 'the patch of {kind} meets no object',
    why: 'a patch that changes nothing is a promise not kept',
    fix: 'name one of: {kinds}',
  },
  MESH1010: {
    severity: 'error',
    what: '{mesh} lacks {feature}',
    why: '{reason}',
    fix: '{wayOut}',
  },
  MESH1011: {
    severity: 'error',
    what: 'the patch of {kind} fails: {error}',
    why: 'a JSON patch must apply to the object as it is written',
    fix: 'correct the path; the object is shown by synth without the patch',
  },
  MESH1012: {
    severity: 'error',
    what: '{object} and {other} share one file',
    why: 'this YamlOutputType names files by kind and name without the namespace, so one would be lost',
    fix: 'use FOLDER_PER_CHART_FILE_PER_RESOURCE with a chart for each namespace, or FILE_PER_CHART',
  },
  MESH1013: {
    severity: 'error',
    what: '{code} cannot be suppressed here',
    why: '{reason}',
    fix: 'remove the suppression and mend the cause',
  },
  MESH1014: {
    severity: 'warning',
    what: 'the suppression of {code} suppresses nothing',
    why: 'what it excused is gone, and it would hide the next one',
    fix: 'remove it',
  },
  MESH1015: {
    severity: 'error',
    what: 'the check {rule} failed: {error}',
    why: 'what a check could not read was not checked',
    fix: 'report this as a fault of cdk8s-mesh with the program that shows it',
  },
  MESH1016: {
    severity: 'error',
    what: "{prop} is '{value}', which is no day",
    why: 'a day is written YYYY-MM-DD, in UTC',
    fix: "write a day of the calendar, such as '2026-12-31'",
  },
} as const;
