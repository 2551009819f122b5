import { random } from '../../harness/sample';
import { scalars } from './scalars';

type Next = () => number;

const pick = <T>(next: Next, items: readonly T[]): T => items[Math.floor(next() * items.length)]!;

const keys = [
  'a',
  'b',
  'name',
  'on',
  '1',
  '1.5',
  'y',
  '"quoted"',
  "'single'",
  'app.kubernetes.io/name',
  'null',
  '0x1F',
];

function scalar(next: Next): string {
  const plain = pick(next, scalars);
  const form = next();
  if (form < 0.6) return plain;
  if (form < 0.75) return `'${plain.replaceAll("'", "''")}'`;
  if (form < 0.9) return JSON.stringify(plain);
  return `!!${pick(next, ['str', 'int', 'float', 'bool'])} ${plain}`;
}

function flow(next: Next, depth: number): string {
  const items = Array.from({ length: Math.floor(next() * 4) }, () => node(next, depth - 1, true, 0));
  return next() < 0.5 ? `[${items.join(', ')}]` : `{${items.map((item) => `${pick(next, keys)}: ${item}`).join(', ')}}`;
}

function node(next: Next, depth: number, inFlow: boolean, indent: number): string {
  const form = next();
  if (depth === 0 || form < 0.35) return scalar(next);
  if (inFlow || form < 0.5) return flow(next, depth);
  const before = `\n${' '.repeat(indent)}`;
  if (form < 0.6)
    return `${pick(next, ['|', '>', '|-', '>+'])}${before} ${pick(next, scalars)}${before} ${pick(next, scalars)}`;
  const count = 1 + Math.floor(next() * 4);
  const entries = Array.from({ length: count }, () =>
    form < 0.8
      ? `${before}${pick(next, keys)}: ${node(next, depth - 1, false, indent + 2)}`
      : `${before}- ${node(next, depth - 1, false, indent + 2)}`,
  );
  return entries.join('');
}

const noise = [
  ':',
  ' ',
  '-',
  '\n',
  '#',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ',',
  '&a',
  '*a',
  '!',
  '|',
  '>',
  '\t',
  '? ',
  '<<',
  '\\',
];

/** Takes a character away, puts noise in, or both. */
function mutated(next: Next, text: string): string {
  // characters, not their halves
  const characters = [...text];
  characters.splice(
    Math.floor(next() * characters.length),
    next() < 0.6 ? 1 : 0,
    ...(next() < 0.6 ? [pick(next, noise)] : []),
  );
  return characters.join('');
}

/** Documents of all forms, some of them broken. */
export function generated(count: number, seed: number): readonly string[] {
  const next = random(seed);
  return Array.from({ length: count }, (_, at) => {
    const text = `${node(next, 4, false, 0).trimStart()}\n`;
    return at % 2 === 0 ? text : mutated(next, text);
  });
}
