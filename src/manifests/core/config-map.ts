import { raise } from '../schema/walk';
import { type BuiltInCheck, checkUnchanged, forbid, missing, objectAt, textOf } from './check';
import { refuseForm } from './metadata';
import { configKey } from './names';

const limit = 1_048_576;

/** Source: ValidateConfigMap and ValidateSecret of kubernetes/pkg/apis/core/validation */
const checkData =
  (fields: readonly string[]): BuiltInCheck =>
  (object, walk, old) => {
    let size = 0;
    const keys = new Set<string>();
    for (const field of fields) {
      for (const [key, value] of Object.entries(objectAt(object, field) ?? {})) {
        if (!configKey.fits(key)) refuseForm(walk, configKey, key, field, key);
        if (keys.has(key)) forbid(walk, `${fields[0]} has the same key`, [field, key]);
        keys.add(key);
        const text = String(value ?? '');
        size +=
          field === fields[0] && fields[0] === 'data' && fields.includes('binaryData')
            ? Buffer.byteLength(text)
            : Math.floor(text.length * 0.75);
      }
    }
    if (size > limit) raise(walk, 'MESH7106', { size: String(size), unit: 'bytes', bound: `at most ${limit} in all` });
    if (old?.['immutable'] !== true) return;
    for (const field of [...fields, 'immutable']) {
      checkUnchanged(walk, object[field], old[field], 'immutable is true', [field]);
    }
  };

export const checkConfigMap = checkData(['data', 'binaryData']);
const checkStored = checkData(['data']);

/** Keys without which a Secret of a type is refused. */
const needed: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
};

/** What is written as text is stored as data. */
export const checkSecret: BuiltInCheck = (object, walk, old) => {
  checkStored(object, walk, old);
  const [texts, data] = [objectAt(object, 'stringData') ?? {}, objectAt(object, 'data') ?? {}];
  for (const key of Object.keys(texts)) {
    if (!configKey.fits(key)) refuseForm(walk, configKey, key, 'stringData', key);
  }
  const type = textOf(object, 'type');
  for (const key of Object.hasOwn(needed, type) ? needed[type]! : []) {
    if (!Object.hasOwn(data, key) && !Object.hasOwn(texts, key))
      missing(walk, key, `a Secret of type ${type}`, ['data']);
  }
};
