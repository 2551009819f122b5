import { isObject, type JsonObject } from '../json';
import type { Path } from '../path';
import type { Walk } from '../schema/walk';
import { checkChoice, checkOneOf, forbid, matchesForm, missing, objectAt, textOf } from './check';
import { configKey, dnsSubdomain, type Form } from './names';

const variableName: Form = {
  name: 'name of a variable',
  rule: 'printable characters of ASCII, without =',
  fits: (text) => /^[ -<>-~]+$/.test(text),
};

const sources = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef'];

/** What a variable may have of its pod. */
const podFields = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  "metadata.labels['<KEY>']",
  "metadata.annotations['<KEY>']",
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];
const oneOfMany = /^metadata\.(labels|annotations)\['[^']*'\]$/;

/** Source: ValidateEnv of kubernetes/pkg/apis/core/validation */
export function checkVariable(walk: Walk, variable: JsonObject, at: Path): void {
  const name = textOf(variable, 'name');
  if (name === '') missing(walk, 'name', 'the variable', at);
  else matchesForm(walk, variableName, name, at, 'name');
  const from = objectAt(variable, 'valueFrom');
  if (!isObject(from)) return;
  const place = [...at, 'valueFrom'];
  checkOneOf(walk, from, sources, place);
  if (textOf(variable, 'value') !== '') forbid(walk, 'value is set too', place);
  for (const source of ['configMapKeyRef', 'secretKeyRef']) {
    const reference = objectAt(from, source);
    if (reference === undefined) continue;
    matchesForm(walk, dnsSubdomain, textOf(reference, 'name'), [...place, source], 'name');
    matchesForm(walk, configKey, textOf(reference, 'key'), [...place, source], 'key');
  }
  const field = objectAt(from, 'fieldRef');
  if (field === undefined) return;
  const path = textOf(field, 'fieldPath');
  // an old name, which is still read
  if (!oneOfMany.test(path) && path !== 'spec.host')
    checkChoice(walk, path, podFields, [...place, 'fieldRef', 'fieldPath']);
}
