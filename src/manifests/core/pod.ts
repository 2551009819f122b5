import { isObject, type JsonObject } from '../json';
import type { Path } from '../path';
import { raise, type Walk } from '../schema/walk';
import {
  type BuiltInCheck,
  checkBounds,
  checkNotNegative,
  checkOneOf,
  checkPort,
  entriesAt,
  forbid,
  matchesForm,
  missing,
  objectAt,
  textOf,
  unique,
} from './check';
import { checkVariable } from './environment';
import { containerResource, dnsLabel, dnsSubdomain, portName, qualifiedName } from './names';
import { amountOf, isNegative } from './quantity';
import { checkLabelsAt } from './selector';

const largestInt = 2_147_483_647;

export const checkPod: BuiltInCheck = (object, walk) => checkPodSpec(walk, objectAt(object, 'spec') ?? {}, ['spec']);

/** Source: ValidatePodTemplateSpec of kubernetes/pkg/apis/core/validation */
export function checkPodTemplate(walk: Walk, template: JsonObject, at: Path): void {
  const metadata = objectAt(template, 'metadata');
  checkLabelsAt(walk, metadata?.['labels'], [...at, 'metadata', 'labels']);
  for (const key of Object.keys(objectAt(metadata, 'annotations') ?? {})) {
    matchesForm(walk, qualifiedName, key.toLowerCase(), [...at, 'metadata', 'annotations', key]);
  }
  checkPodSpec(walk, objectAt(template, 'spec') ?? {}, [...at, 'spec']);
}

/** Source: ValidatePodSpec of kubernetes/pkg/apis/core/validation */
function checkPodSpec(walk: Walk, spec: JsonObject, at: Path): void {
  const volumes = checkVolumes(walk, spec, at);
  const containers = entriesAt(spec, 'containers', at);
  if (containers.length === 0) missing(walk, 'containers', 'the spec of the pod', at);
  const names = unique(walk, 'the name');
  for (const [container, place] of [...containers, ...entriesAt(spec, 'initContainers', at)]) {
    names(textOf(container, 'name'), place, 'name');
    checkContainer(walk, container, volumes, place);
    checkSleeps(walk, container, spec['terminationGracePeriodSeconds'] ?? 30, [...place, 'lifecycle']);
  }
  checkLabelsAt(walk, spec['nodeSelector'], [...at, 'nodeSelector']);
  checkIds(walk, spec, at);
  checkBounds(walk, spec['activeDeadlineSeconds'], 1, largestInt, [...at, 'activeDeadlineSeconds']);
  const account = textOf(spec, 'serviceAccountName');
  if (account !== '') matchesForm(walk, dnsSubdomain, account, at, 'serviceAccountName');
  for (const field of ['hostname', 'subdomain']) {
    if (textOf(spec, field) !== '') matchesForm(walk, dnsLabel, textOf(spec, field), at, field);
  }
}

function checkVolumes(walk: Walk, spec: JsonObject, at: Path): ReadonlySet<string> {
  const names = new Set<string>();
  const once = unique(walk, 'the name');
  for (const [volume, place] of entriesAt(spec, 'volumes', at)) {
    const name = textOf(volume, 'name');
    matchesForm(walk, dnsLabel, name, place, 'name');
    once(name, place, 'name');
    names.add(name);
    const limit = objectAt(volume, 'emptyDir')?.['sizeLimit'] ?? '';
    if (isNegative(String(limit))) {
      raise(walk, 'MESH7105', { got: String(limit), bound: 'at least 0' }, ...place, 'emptyDir', 'sizeLimit');
    }
    // A volume without a source is an emptyDir.
    const sources = Object.keys(volume).filter((key) => key !== 'name' && isObject(volume[key]));
    if (sources.length > 1) checkOneOf(walk, volume, sources, place);
  }
  return names;
}

function checkContainer(walk: Walk, container: JsonObject, volumes: ReadonlySet<string>, at: Path): void {
  matchesForm(walk, dnsLabel, textOf(container, 'name'), at, 'name');
  if (textOf(container, 'image') === '') missing(walk, 'image', 'the container', at);
  const names = unique(walk, 'the name');
  for (const [port, place] of entriesAt(container, 'ports', at)) {
    const name = textOf(port, 'name');
    if (name !== '') matchesForm(walk, portName, name, place, 'name');
    names(name, place, 'name');
    checkPort(walk, port['containerPort'], place, 'containerPort');
    if (port['hostPort'] !== 0) checkPort(walk, port['hostPort'], place, 'hostPort');
  }
  for (const [variable, place] of entriesAt(container, 'env', at)) checkVariable(walk, variable, place);
  const paths = unique(walk, 'the path');
  for (const [mount, place] of entriesAt(container, 'volumeMounts', at)) {
    const name = textOf(mount, 'name');
    if (!volumes.has(name)) {
      const known = [...volumes].join(', ') || 'there are none';
      raise(walk, 'MESH7135', { got: name, things: 'volumes', known }, ...place, 'name');
    }
    paths(textOf(mount, 'mountPath'), place, 'mountPath');
  }
  checkIds(walk, container, at);
  checkResources(walk, objectAt(container, 'resources'), [...at, 'resources']);
  checkLifecycle(walk, objectAt(container, 'lifecycle'), [...at, 'lifecycle']);
  for (const field of ['livenessProbe', 'readinessProbe', 'startupProbe']) {
    const probe = objectAt(container, field);
    if (isObject(probe)) checkProbe(walk, probe, field, [...at, field]);
  }
}

function checkLifecycle(walk: Walk, lifecycle: JsonObject | undefined, at: Path): void {
  for (const hook of ['postStart', 'preStop']) {
    const handler = objectAt(lifecycle, hook);
    if (!isObject(handler)) continue;
    checkOneOf(walk, handler, ['exec', 'httpGet', 'tcpSocket', 'sleep'], [...at, hook]);
    checkCommand(walk, handler, [...at, hook]);
  }
}

/** The users and groups of a security context. */
function checkIds(walk: Walk, holder: JsonObject, at: Path): void {
  const context = objectAt(holder, 'securityContext');
  for (const field of ['runAsUser', 'runAsGroup', 'fsGroup']) {
    checkBounds(walk, context?.[field], 0, largestInt, [...at, 'securityContext', field]);
  }
}

function checkCommand(walk: Walk, handler: JsonObject, at: Path): void {
  const exec = objectAt(handler, 'exec');
  if (exec !== undefined && !((exec['command'] ?? []) as unknown[]).length)
    missing(walk, 'command', 'exec', [...at, 'exec']);
}

/** A hook that sleeps is to end before the pod is killed. */
function checkSleeps(walk: Walk, container: JsonObject, grace: unknown, at: Path): void {
  if (typeof grace !== 'number') return;
  // below zero it is read as one second
  const most = grace < 0 ? 1 : grace;
  for (const hook of ['postStart', 'preStop']) {
    const seconds = objectAt(objectAt(objectAt(container, 'lifecycle'), hook), 'sleep')?.['seconds'];
    checkBounds(walk, seconds, 0, most, [...at, hook, 'sleep', 'seconds']);
  }
}

/** What can be promised to a container in parts; of other resources the request is the limit. */
const shared = /^(cpu|memory|ephemeral-storage)$/;

function checkResources(walk: Walk, resources: JsonObject | undefined, at: Path): void {
  const limits = (objectAt(resources, 'limits') ?? {}) as Record<string, string | number>;
  const requests = (objectAt(resources, 'requests') ?? {}) as Record<string, string | number>;
  for (const [field, amounts] of [
    ['limits', limits],
    ['requests', requests],
  ] as const) {
    for (const [name, amount] of Object.entries(amounts)) {
      matchesForm(walk, containerResource, name, [...at, field], name);
      if (isNegative(String(amount)))
        raise(walk, 'MESH7105', { got: String(amount), bound: 'at least 0' }, ...at, field, name);
    }
  }
  for (const [name, request] of Object.entries(requests)) {
    const limit = limits[name];
    if (limit === undefined) continue;
    const [asked, most] = [amountOf(request), amountOf(limit)];
    if (asked > most)
      raise(walk, 'MESH7105', { got: String(request), bound: `at most the limit, ${limit}` }, ...at, 'requests', name);
    else if (asked < most && !shared.test(name) && !/^(requests\.)?kubernetes\.io\//.test(name)) {
      raise(
        walk,
        'MESH7105',
        { got: String(request), bound: `the limit, ${limit}, of a resource that is not shared` },
        ...at,
        'requests',
        name,
      );
    }
  }
}

const counts = ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold'];

function checkProbe(walk: Walk, probe: JsonObject, kind: string, at: Path): void {
  checkOneOf(walk, probe, ['exec', 'httpGet', 'tcpSocket', 'grpc'], at);
  checkCommand(walk, probe, at);
  checkNotNegative(walk, probe, counts, at);
  for (const handler of ['httpGet', 'tcpSocket', 'grpc']) {
    checkPort(walk, objectAt(probe, handler)?.['port'], [...at, handler], 'port');
  }
  const threshold = probe['successThreshold'];
  if (kind !== 'readinessProbe' && typeof threshold === 'number' && threshold > 1) {
    raise(walk, 'MESH7105', { got: String(threshold), bound: `1 for a ${kind}` }, ...at, 'successThreshold');
  }
  const grace = probe['terminationGracePeriodSeconds'];
  if (kind === 'readinessProbe' && grace !== undefined) {
    forbid(walk, 'the probe is a readinessProbe', [...at, 'terminationGracePeriodSeconds']);
  }
}
