import type { JsonObject } from '../json';
import type { Path } from '../path';
import { raise, type Walk } from '../schema/walk';
import {
  type BuiltInCheck,
  checkBounds,
  checkChoice,
  checkLength,
  checkNotNegative,
  checkUnchanged,
  forbid,
  matchesForm,
  missing,
  objectAt,
  textOf,
} from './check';
import { checkFailurePolicy, checkSuccessPolicy } from './job-policy';
import { dnsLabel, domainPath, type Form } from './names';
import { checkPodTemplate } from './pod';
import { isSchedule, isTimeZone } from './schedule';
import { checkSelector, unmet } from './selector';

const counts = [
  'parallelism',
  'completions',
  'activeDeadlineSeconds',
  'backoffLimit',
  'backoffLimitPerIndex',
  'maxFailedIndexes',
  'ttlSecondsAfterFinished',
];
/** What only a Job that numbers its pods has. */
const ofIndexes = ['backoffLimitPerIndex', 'maxFailedIndexes', 'successPolicy'];
const many = 100_000;
/** Beyond as many completions, when each index has a limit of its own. */
const fewer = 10_000;

const isSaid = (value: unknown): boolean => value !== undefined && value !== null;

/** Source: ValidateJob of kubernetes/pkg/apis/batch/validation */
export const checkJob: BuiltInCheck = (object, walk, old) => {
  const spec = objectAt(object, 'spec') ?? {};
  checkJobSpec(walk, spec, ['spec']);
  checkOwnSelector(walk, spec);
  const completions = Number(spec['completions'] ?? 0);
  const name = textOf(objectAt(object, 'metadata') ?? {}, 'name');
  if (textOf(spec, 'completionMode') === 'Indexed' && completions > 0 && name !== '') {
    matchesForm(walk, dnsLabel, `${name}-${completions - 1}`, ['metadata'], 'name');
  }
  // a label of the pods has it
  if (spec['manualSelector'] !== true) checkLength(walk, name, 63, ['metadata', 'name']);
  const before = objectAt(old, 'spec');
  if (before === undefined) return;
  for (const field of [
    'selector',
    'completionMode',
    'podFailurePolicy',
    'backoffLimitPerIndex',
    'managedBy',
    'successPolicy',
  ]) {
    // what is left out is filled in by the API server
    if (!isSaid(spec[field]) || !isSaid(before[field])) continue;
    checkUnchanged(walk, spec[field], before[field], 'its pods may have run already', ['spec', field]);
  }
};

/** A selector of one's own is told to be one; else the API server writes it, and no other is taken. */
function checkOwnSelector(walk: Walk, spec: JsonObject): void {
  const selector = objectAt(spec, 'selector');
  if (spec['manualSelector'] !== true) {
    if (selector !== undefined && Object.keys(selector).length > 0)
      forbid(walk, 'manualSelector is not true', ['spec', 'selector']);
    return;
  }
  if (selector === undefined) {
    missing(walk, 'selector', 'a spec whose manualSelector is true', ['spec']);
    return;
  }
  checkSelector(walk, selector, ['spec', 'selector']);
  const labels = objectAt(objectAt(objectAt(spec, 'template'), 'metadata'), 'labels') ?? {};
  const lacking = unmet(selector, labels);
  if (lacking.length === 0) return;
  raise(walk, 'MESH7130', { missing: lacking.join(', ') }, 'spec', 'template', 'metadata', 'labels');
}

/** What Jobs and the templates of CronJobs have in common. */
export function checkJobSpec(walk: Walk, spec: JsonObject, at: Path): void {
  checkNotNegative(walk, spec, counts, at);
  const manager = spec['managedBy'];
  if (typeof manager === 'string') {
    matchesForm(walk, domainPath, manager, at, 'managedBy');
    checkLength(walk, manager, 63, [...at, 'managedBy']);
  }
  if (textOf(spec, 'completionMode') === 'Indexed') checkIndexed(walk, spec, at);
  else {
    for (const field of ofIndexes)
      if (isSaid(spec[field])) forbid(walk, 'completionMode is not Indexed', [...at, field]);
  }
  if (isSaid(spec['maxFailedIndexes']) && !isSaid(spec['backoffLimitPerIndex'])) {
    missing(walk, 'backoffLimitPerIndex', 'a spec with maxFailedIndexes', at);
  }
  const failing = objectAt(spec, 'podFailurePolicy');
  if (failing !== undefined) {
    checkFailurePolicy(walk, spec, failing, [...at, 'podFailurePolicy']);
    const replaced = textOf(spec, 'podReplacementPolicy') || 'Failed';
    checkChoice(walk, replaced, ['Failed'], [...at, 'podReplacementPolicy']);
  }
  checkPodTemplate(walk, objectAt(spec, 'template') ?? {}, [...at, 'template']);
  const policy = textOf(objectAt(objectAt(spec, 'template'), 'spec') ?? {}, 'restartPolicy') || 'Always';
  checkChoice(walk, policy, failing === undefined ? ['OnFailure', 'Never'] : ['Never'], [
    ...at,
    'template',
    'spec',
    'restartPolicy',
  ]);
}

function checkIndexed(walk: Walk, spec: JsonObject, at: Path): void {
  const { completions, parallelism, maxFailedIndexes } = spec;
  const success = objectAt(spec, 'successPolicy');
  // with neither of the two, there is one completion
  if (typeof completions !== 'number' && typeof parallelism === 'number') {
    missing(walk, 'completions', 'a spec whose completionMode is Indexed', at);
  }
  const all = typeof completions === 'number' ? completions : 1;
  const isLarge = all > many && isSaid(spec['backoffLimitPerIndex']);
  const most = isLarge ? fewer : many;
  if (isLarge && !isSaid(maxFailedIndexes)) missing(walk, 'maxFailedIndexes', `a spec of over ${many} completions`, at);
  checkBounds(walk, parallelism, Number.NEGATIVE_INFINITY, most, [...at, 'parallelism']);
  checkBounds(walk, maxFailedIndexes, Number.NEGATIVE_INFINITY, Math.min(most, Math.max(all, 0)), [
    ...at,
    'maxFailedIndexes',
  ]);
  if (success !== undefined) checkSuccessPolicy(walk, success, all, [...at, 'successPolicy']);
}

const schedule: Form = {
  name: 'schedule',
  rule: 'it has minute, hour, day, month and day of the week, or is one such as @daily or @every 1h; the zone is a field of its own',
  fits: isSchedule,
};
const timeZone: Form = {
  name: 'time zone',
  rule: 'a name of the IANA, such as Europe/Berlin or Etc/UTC',
  fits: isTimeZone,
};

/** Source: ValidateCronJobCreate of kubernetes/pkg/apis/batch/validation */
export const checkCronJob: BuiltInCheck = (object, walk) => {
  const spec = objectAt(object, 'spec') ?? {};
  const at = ['spec', 'jobTemplate', 'spec'];
  matchesForm(walk, schedule, textOf(spec, 'schedule'), ['spec'], 'schedule');
  const zone = spec['timeZone'];
  if (typeof zone === 'string') matchesForm(walk, timeZone, zone, ['spec'], 'timeZone');
  checkNotNegative(
    walk,
    spec,
    ['startingDeadlineSeconds', 'successfulJobsHistoryLimit', 'failedJobsHistoryLimit'],
    ['spec'],
  );
  const job = objectAt(objectAt(spec, 'jobTemplate'), 'spec') ?? {};
  checkJobSpec(walk, job, at);
  if (isSaid(job['selector'])) forbid(walk, 'each Job gets one of its own', [...at, 'selector']);
  if (job['manualSelector'] === true) forbid(walk, 'each Job gets a selector of its own', [...at, 'manualSelector']);
};
