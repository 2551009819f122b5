import { duration } from '../../../manifests/cel/runtime';
import type { Unit } from './environment';
import { CelProblem } from './problem';
import { translateRegex } from './regex/translate';
import { level, member, type Term, term } from './term';
import { bool, durationType, int, string, type Type, urlType } from './types';

type Compiled = (args: readonly Term[], unit: Unit) => Term;

/** No list, map or string in a request is larger. */
const sizeBound = 2 ** 32;

/** A helper of the same name, called with what CEL calls the function with. */
const helper =
  (name: string, gives: Type, more: { readonly fails?: boolean; readonly bound?: number } = {}): Compiled =>
  (args) =>
    term(args, gives, `${name}(${args.map(({ code }) => code).join(', ')})`, { ...more, needs: [name] });

/** A method of JavaScript that means the same. */
const method =
  (name: string): Compiled =>
  ([of, ...args]) =>
    term([of!, ...args], bool, `${member(of!)}.${name}(${args.map(({ code }) => code).join(', ')})`);

const textSize = helper('codePoints', int, { bound: sizeBound });
const listSize: Compiled = ([list]) =>
  term([list!], int, `${member(list!)}.length`, { bound: sizeBound, measures: list!.path });
const mapSize: Compiled = ([map]) => term([map!], int, `Object.keys(${map!.code}).length`, { bound: sizeBound });

const matches: Compiled = ([text, pattern], unit) => {
  if (typeof pattern!.constant !== 'string') throw new CelProblem('matches() is known for literal patterns alone');
  const name = unit.constant('pattern', translateRegex(pattern!.constant));
  return term([text!], bool, `${name}.test(${text!.code})`);
};

const split: Compiled = ([text, separator]) => {
  if (typeof separator!.constant !== 'string' || separator!.constant === '') {
    throw new CelProblem('split() is known for literal separators alone');
  }
  return term([text!], { kind: 'list', item: string }, `${member(text!)}.split(${separator!.code})`, { atLeast: 1 });
};

const durationOf: Compiled = ([text], unit) => {
  if (typeof text!.constant !== 'string') return helper('duration', durationType, { fails: true })([text!], unit);
  try {
    duration(text!.constant);
  } catch (error) {
    throw new CelProblem((error as Error).message);
  }
  return term([], durationType, unit.constant('duration', `duration(${text!.code})`));
};

/** The functions of CEL and of Kubernetes that the committed rules use, by their signatures. */
export const functions: Readonly<Record<string, Compiled>> = {
  'size(string)': textSize,
  'string.size()': textSize,
  'size(list)': listSize,
  'list.size()': listSize,
  'size(map)': mapSize,
  'map.size()': mapSize,
  'string.contains(string)': method('includes'),
  'string.startsWith(string)': method('startsWith'),
  'string.endsWith(string)': method('endsWith'),
  'string.matches(string)': matches,
  'string.split(string)': split,
  'string.substring(int)': helper('substring', string, { fails: true }),
  'string.substring(int, int)': helper('substring', string, { fails: true }),
  'int(string)': helper('int', int, { fails: true, bound: Number.POSITIVE_INFINITY }),
  'duration(string)': durationOf,
  'isURL(string)': helper('isURL', bool),
  'url(string)': helper('url', urlType, { fails: true }),
  'url.getScheme()': ([url]) => term([url!], string, `${member(url!)}.scheme`, { level: level.member }),
  'isIP(string)': helper('isIP', bool),
};
