import type { JsonObject } from '../json';
import type { Path } from '../path';
import { raise, type Walk } from '../schema/walk';
import {
  type BuiltInCheck,
  checkBounds,
  checkChoice,
  entriesAt,
  forbid,
  matchesForm,
  missing,
  objectAt,
  textOf,
} from './check';
import { containerResource, dnsLabel, type Form, pathSegment } from './names';
import { amountOf, isNegative } from './quantity';

const unbounded = Number.POSITIVE_INFINITY;

/** Source: ValidateHorizontalPodAutoscaler of kubernetes/pkg/apis/autoscaling/validation; to scale to zero is an alpha */
export const checkAutoscaler: BuiltInCheck = (object, walk) => {
  const spec = objectAt(object, 'spec') ?? {};
  const [least, most] = [spec['minReplicas'] ?? 1, spec['maxReplicas']];
  checkBounds(walk, least, 1, unbounded, ['spec', 'minReplicas']);
  checkBounds(walk, most, 1, unbounded, ['spec', 'maxReplicas']);
  if (Number(most) >= 1 && Number(most) < Number(least)) {
    raise(
      walk,
      'MESH7105',
      { got: String(most), bound: `at least minReplicas, ${String(least)}` },
      'spec',
      'maxReplicas',
    );
  }
  checkReference(walk, objectAt(spec, 'scaleTargetRef') ?? {}, true, ['spec', 'scaleTargetRef']);
  for (const [metric, at] of entriesAt(spec, 'metrics', ['spec'])) checkMetric(walk, metric, at);
  for (const side of ['scaleUp', 'scaleDown']) {
    const rules = objectAt(objectAt(spec, 'behavior'), side);
    if (rules !== undefined) checkScaling(walk, rules, ['spec', 'behavior', side]);
  }
};

const groupVersion: Form = {
  name: 'group and version',
  rule: 'both with / between them, such as apps/v1',
  fits: (text) => /^[^/]+\/[^/]*$/.test(text),
};
const anyVersion: Form = {
  name: 'apiVersion',
  rule: 'a version, with a group and / before it where it is not of the core',
  fits: (text) => /^[^/]*\/?[^/]*$/.test(text),
};

function checkReference(walk: Walk, reference: JsonObject, needsGroup: boolean, at: Path): void {
  for (const field of ['kind', 'name']) {
    const text = textOf(reference, field);
    if (text === '') missing(walk, field, 'the reference', at);
    else matchesForm(walk, pathSegment, text, at, field);
  }
  const version = textOf(reference, 'apiVersion');
  const form = needsGroup ? groupVersion : anyVersion;
  matchesForm(walk, form, version, at, 'apiVersion');
}

/** The field of a type of metric, and what its target may be. */
const sources: Readonly<
  Record<string, { readonly field: string; readonly targets: readonly string[]; readonly both: boolean }>
> = {
  Object: { field: 'object', targets: ['value', 'averageValue'], both: true },
  External: { field: 'external', targets: ['value', 'averageValue'], both: false },
  Pods: { field: 'pods', targets: ['averageValue'], both: false },
  Resource: { field: 'resource', targets: ['averageUtilization', 'averageValue'], both: false },
  ContainerResource: { field: 'containerResource', targets: ['averageUtilization', 'averageValue'], both: false },
};

function checkMetric(walk: Walk, metric: JsonObject, at: Path): void {
  const type = textOf(metric, 'type');
  checkChoice(walk, type, Object.keys(sources), [...at, 'type']);
  if (!Object.hasOwn(sources, type)) return;
  const { field, targets, both } = sources[type]!;
  const source = objectAt(metric, field);
  if (source === undefined) missing(walk, field, `a metric of type ${type}`, at);
  else {
    checkSource(walk, source, [...at, field]);
    checkTarget(walk, objectAt(source, 'target') ?? {}, targets, both, [...at, field, 'target']);
  }
  for (const other of Object.values(sources)) {
    if (other.field !== field && objectAt(metric, other.field) !== undefined) {
      forbid(walk, `type is ${type}`, [...at, other.field]);
    }
  }
}

function checkSource(walk: Walk, source: JsonObject, at: Path): void {
  const described = objectAt(source, 'describedObject');
  if (described !== undefined) checkReference(walk, described, false, [...at, 'describedObject']);
  const metric = objectAt(source, 'metric');
  if (metric !== undefined) {
    const name = textOf(metric, 'name');
    if (name === '') missing(walk, 'name', 'metric', [...at, 'metric']);
    else matchesForm(walk, pathSegment, name, [...at, 'metric'], 'name');
  } else if (textOf(source, 'name') === '') missing(walk, 'name', 'the resource', at);
  if (source['container'] === undefined) return;
  matchesForm(walk, containerResource, textOf(source, 'name'), at, 'name');
  matchesForm(walk, dnsLabel, textOf(source, 'container'), at, 'container');
}

function checkTarget(walk: Walk, target: JsonObject, takes: readonly string[], both: boolean, at: Path): void {
  checkChoice(walk, textOf(target, 'type'), ['Utilization', 'Value', 'AverageValue'], [...at, 'type']);
  for (const field of ['value', 'averageValue']) {
    const amount = target[field] ?? undefined;
    if (amount === undefined || amountOf(amount as string | number) > 0) continue;
    raise(walk, 'MESH7105', { got: String(amount), bound: 'more than 0' }, ...at, field);
  }
  checkBounds(walk, target['averageUtilization'], 1, unbounded, [...at, 'averageUtilization']);
  const given = takes.filter((field) => target[field] !== undefined && target[field] !== null);
  if (given.length === 0) missing(walk, takes.join(' or '), 'the target', at);
  if (given.length > 1 && !both) forbid(walk, `${given[0]} is set too`, [...at, given[1]!]);
}

function checkScaling(walk: Walk, rules: JsonObject, at: Path): void {
  checkBounds(walk, rules['stabilizationWindowSeconds'], 0, 3600, [...at, 'stabilizationWindowSeconds']);
  const select = rules['selectPolicy'];
  if (typeof select === 'string') checkChoice(walk, select, ['Max', 'Min', 'Disabled'], [...at, 'selectPolicy']);
  const policies = entriesAt(rules, 'policies', at);
  // left out, they are those of Kubernetes
  if (Array.isArray(rules['policies']) && policies.length === 0) missing(walk, 'policies', 'an empty list of them', at);
  for (const [policy, place] of policies) {
    checkChoice(walk, textOf(policy, 'type'), ['Pods', 'Percent'], [...place, 'type']);
    checkBounds(walk, policy['value'], 1, unbounded, [...place, 'value']);
    checkBounds(walk, policy['periodSeconds'], 1, 1800, [...place, 'periodSeconds']);
  }
  const tolerance = rules['tolerance'] ?? undefined;
  if (tolerance !== undefined && isNegative(String(tolerance))) {
    raise(walk, 'MESH7105', { got: String(tolerance), bound: 'at least 0' }, ...at, 'tolerance');
  }
}
