import { type CodePoints, joined } from '../../../../manifests/re2/code-points';
import { type Node, PatternProblem, parsePattern } from '../../../../manifests/re2/syntax';
import { CelProblem } from '../problem';
import { automatonOf } from './automaton';
import { isLinear } from './linear';

/** The literal in JavaScript of a pattern of RE2 that means the same there and takes time linear in the text. */
export function translateRegex(source: string): string {
  const pattern = parsed(source);
  if (!isLinear(automatonOf(pattern))) {
    throw new CelProblem(`the pattern ${source} could go back without bound; match it by src/manifests/re2`);
  }
  return String(new RegExp(textOf(pattern), 'u'));
}

function parsed(source: string): Node {
  try {
    return parsePattern(source);
  } catch (error) {
    if (error instanceof PatternProblem) throw new CelProblem(error.message);
    throw error;
  }
}

function textOf(node: Node): string {
  switch (node.kind) {
    case 'Start':
      return '^';
    case 'End':
      return '$';
    case 'One':
      return setText(joined(node.of));
    case 'All':
      return node.nodes.map((each) => (each.kind === 'Either' ? `(?:${textOf(each)})` : textOf(each))).join('');
    case 'Either':
      return node.nodes.map(textOf).join('|');
    case 'Repeat': {
      const inner = textOf(node.node);
      return `${node.node.kind === 'One' ? inner : `(?:${inner})`}${timesText(node.min, node.max)}`;
    }
  }
}

function timesText(min: number, max: number): string {
  if (max === Number.POSITIVE_INFINITY) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
  if (min === 0 && max === 1) return '?';
  return min === max ? `{${min}}` : `{${min},${max}}`;
}

function setText(set: CodePoints): string {
  if (set.length === 2 && set[0] === set[1]) return character(set[0]!);
  let text = '';
  for (let i = 0; i < set.length; i += 2) {
    const [low, high] = [set[i]!, set[i + 1]!];
    text += low === high ? character(low) : `${character(low)}${high > low + 1 ? '-' : ''}${character(high)}`;
  }
  return `[${text}]`;
}

/** As it stands in a pattern and in a class alike. */
function character(code: number): string {
  if (code < 0x20 || code > 0x7e) return `\\u{${code.toString(16)}}`;
  const text = String.fromCharCode(code);
  if (text === '-') return '\\x2d';
  return /[\\^$.*+?()[\]{}|/]/.test(text) ? `\\${text}` : text;
}
