import type { JsonObject } from '../json';
import { raise, type Walk } from '../schema/walk';
import { type BuiltInCheck, checkNotNegative, checkUnchanged, forbid, matchesForm, objectAt, textOf } from './check';
import { dnsLabel } from './names';
import { checkPodTemplate } from './pod';
import { amountOf } from './quantity';
import { checkSelector, isEmptySelector, unmet } from './selector';

/** What workloads have in common: a selector that meets the template, pods that run for good, and numbers that count. */
const checkWorkload: BuiltInCheck = (object, walk, old) => {
  const spec = objectAt(object, 'spec') ?? {};
  const selector = objectAt(spec, 'selector') ?? {};
  const template = objectAt(spec, 'template') ?? {};
  checkNotNegative(
    walk,
    spec,
    ['replicas', 'minReadySeconds', 'revisionHistoryLimit', 'progressDeadlineSeconds'],
    ['spec'],
  );
  checkSelector(walk, selector, ['spec', 'selector']);
  if (isEmptySelector(selector)) raise(walk, 'MESH7131', {}, 'spec', 'selector');
  const missing = unmet(selector, objectAt(objectAt(template, 'metadata'), 'labels') ?? {});
  if (missing.length > 0) {
    raise(walk, 'MESH7130', { missing: missing.join(', ') }, 'spec', 'template', 'metadata', 'labels');
  }
  checkPodTemplate(walk, template, ['spec', 'template']);
  const pod = objectAt(template, 'spec') ?? {};
  const policy = textOf(pod, 'restartPolicy');
  if (policy !== '' && policy !== 'Always') {
    raise(
      walk,
      'MESH7104',
      { got: policy, values: 'Always', hint: 'remove it, or run the pods as a Job' },
      'spec',
      'template',
      'spec',
      'restartPolicy',
    );
  }
  if (pod['activeDeadlineSeconds'] !== undefined) {
    forbid(walk, 'the pods run for good', ['spec', 'template', 'spec', 'activeDeadlineSeconds']);
  }
  const before = objectAt(old, 'spec')?.['selector'];
  if (before !== undefined)
    checkUnchanged(walk, spec['selector'], before, 'the pods of before would belong to nobody', ['spec', 'selector']);
};

/** Source: ValidateDeploymentSpec of kubernetes/pkg/apis/apps/validation; of ReplicaSets the fields that they share. */
export const checkDeployment: BuiltInCheck = (object, walk, old) => {
  checkWorkload(object, walk, old);
  const spec = objectAt(object, 'spec') ?? {};
  const [deadline, ready] = [spec['progressDeadlineSeconds'] ?? 600, spec['minReadySeconds'] ?? 0];
  if (object['kind'] === 'Deployment' && Number(deadline) <= Number(ready)) {
    const at = spec['progressDeadlineSeconds'] === undefined ? 'minReadySeconds' : 'progressDeadlineSeconds';
    const bound =
      at === 'minReadySeconds'
        ? 'less than progressDeadlineSeconds, 600'
        : `more than minReadySeconds, ${String(ready)}`;
    raise(walk, 'MESH7105', { got: String(spec[at]), bound }, 'spec', at);
  }
  checkStrategy(walk, objectAt(spec, 'strategy') ?? {});
};

function checkStrategy(walk: Walk, strategy: JsonObject): void {
  const rolling = objectAt(strategy, 'rollingUpdate');
  if (rolling === undefined || rolling === null) return;
  const at = ['spec', 'strategy', 'rollingUpdate'];
  if (textOf(strategy, 'type') === 'Recreate') {
    forbid(walk, 'type is Recreate', at);
    return;
  }
  for (const field of ['maxUnavailable', 'maxSurge']) {
    const value = rolling[field];
    const fits = typeof value === 'string' ? /^\d+%$/.test(value) : value === undefined || Number(value) >= 0;
    if (!fits)
      raise(walk, 'MESH7105', { got: String(value), bound: 'a count or a percentage, such as 25%' }, ...at, field);
  }
  const amount = (field: string): number => amountOf(String(rolling[field] ?? '25').replace('%', ''));
  if (amount('maxUnavailable') === 0 && amount('maxSurge') === 0) {
    raise(
      walk,
      'MESH7105',
      { got: String(rolling['maxUnavailable']), bound: 'more than 0 where maxSurge is 0' },
      ...at,
      'maxUnavailable',
    );
  }
  const most = String(rolling['maxUnavailable'] ?? '');
  if (most.endsWith('%') && amount('maxUnavailable') > 100) {
    raise(walk, 'MESH7105', { got: most, bound: 'at most 100%' }, ...at, 'maxUnavailable');
  }
}

export const checkDaemonSet = checkWorkload;

/** Source: ValidateStatefulSet and ValidateStatefulSetUpdate of kubernetes/pkg/apis/apps/validation */
export const checkStatefulSet: BuiltInCheck = (object, walk, old) => {
  checkWorkload(object, walk, old);
  const [now, before] = [objectAt(object, 'spec') ?? {}, objectAt(old, 'spec')];
  const service = textOf(now, 'serviceName');
  if (service !== '') matchesForm(walk, dnsLabel, service, ['spec'], 'serviceName');
  if (before === undefined) return;
  for (const field of ['serviceName', 'podManagementPolicy']) {
    if (now[field] === undefined || before[field] === undefined) continue;
    checkUnchanged(walk, now[field], before[field], 'pods keep their names and volumes', ['spec', field]);
  }
};
