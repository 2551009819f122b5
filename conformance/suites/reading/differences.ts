import type { Read } from './compare';
import type { Question } from './oracle';

/** Where we do not read as Go does, on purpose or for no good to anybody. */
export interface Difference {
  readonly what: string;
  readonly why: string;
  /** A text with it. */
  readonly example: string;
  readonly is: (question: Question, ours: Read, go: Read) => boolean;
}

const because =
  (pattern: RegExp): Difference['is'] =>
  (_, { why }) =>
    why !== undefined && pattern.test(why);

const goRefuses =
  (pattern: RegExp): Difference['is'] =>
  ({ text }, _, { why }) =>
    why !== undefined && pattern.test(text);

const says =
  (pattern: RegExp): Difference['is'] =>
  ({ text }) =>
    pattern.test(text);

export const differences: readonly Difference[] = [
  {
    what: 'what follows the first value of a document',
    why: 'Go drops it without a word, so somebody loses a part of a file; we refuse the document',
    example: '  a: 1\nb: 2\n',
    is: (_, { why = '' }, { values: [first] = [] }) =>
      /end of the stream or a document separator is expected|expected after the key-value separator/.test(why) ||
      (/a mapping or a list as a key|bad indentation of a/.test(why) && typeof first === 'object'),
  },
  {
    what: 'an infinite number or a key without text below a key that is written twice',
    why: 'Go drops the first of the two values, whatever it is; we refuse either',
    example: 'a: .inf\na: 1\n',
    is: (_, { why }, { twice }) => twice > 0 && why !== undefined && /MESH7015/.test(why),
  },
  {
    what: '? and : in values within brackets',
    why: 'Go refuses most of them, and makes mappings of the others; we refuse all',
    example: '[?a, b]\n',
    is: because(/within brackets/),
  },
  {
    what: 'a dash alone within brackets',
    why: 'YAML allows it nowhere, and the parser refuses it',
    example: '[-]\n',
    is: says(/[[{,:]\s*-\s*[\]},]/),
  },
  {
    what: 'a tab behind a dash, a question mark or a colon, or before a value',
    why: 'YAML 1.2 allows it; Go refuses the document',
    example: '-\ta\n',
    is: goRefuses(/\t/),
  },
  {
    what: 'a text in a block at the root that is not indented',
    why: 'Go takes it for empty and drops the lines; no object is such a text',
    example: '|\na\n b\n',
    is: says(/^[|>][-+\d]*[ \t]*\n(?:[ \t]*\n)*\S/),
  },
  {
    what: 'a text in a block at the end of a file without a line break',
    why: 'we end it with one, as kubectl does, which reads line by line; the converter alone does not',
    example: 'a: |\n  b',
    is: ({ text }) => !text.endsWith('\n'),
  },
  {
    what: 'a key and its colon on several lines, within brackets',
    why: 'the parser allows it; Go refuses the document',
    example: '{a\n: b}\n',
    is: (_, { values }, { why = '' }) => values !== undefined && /line \d+: did not find expected ',' or '}'/.test(why),
  },
  {
    what: 'a colon before a comma or a bracket, within brackets',
    why: 'to YAML 1.2 it ends a key, to Go it is a part of the text',
    example: '{a:,b}\n',
    is: says(/:[,[\]{}]/),
  },
  {
    what: 'a comment right behind a mark, a bracket or a quote',
    why: 'YAML asks for a blank before it, and the parser does',
    example: '- {}#\n- a\n',
    is: says(/[|>{}[\]"'][-+\d]*#/),
  },
  {
    what: 'a blank line further to the right than the block of text that it begins',
    why: 'YAML forbids it, and Go drops the lines without a word',
    example: '|-\n  \n a\n',
    is: says(/[|>][-+\d]*[ \t]*\n +\n/),
  },
  {
    what: 'keys of different types that become the same text',
    why: 'Go keeps one of the values by chance; we say that the key is written twice',
    example: '1: a\n1.0: b\n',
    is: (_, ours, go) => ours.twice > go.twice,
  },
  {
    what: 'a byte order mark within a text',
    why: 'it is a mistake of joining files, and makes keys that look like others; we refuse it',
    example: 'a: \ufeffb\n',
    is: says(/.\ufeff/s),
  },
  {
    what: 'the line breaks of Unicode',
    why: 'YAML 1.1 breaks lines at them and YAML 1.2 does not',
    example: 'a: b\u0085c\n',
    is: says(/[\u0085\u2028\u2029]/),
  },
  {
    what: 'a line of ... before any document',
    why: 'we take it for the end of an empty one; Go refuses it',
    example: '...\n',
    is: goRefuses(/^\.\.\./),
  },
  {
    what: "\\' within double quotes",
    why: 'YAML has no such escape, and the parser refuses it; Go takes it for the quote',
    example: 'a: "b\\\'c"\n',
    is: ({ text }, { why = '' }) => /unknown escape sequence/.test(why) && /\\'/.test(text),
  },
  {
    what: 'a mapping on the line of its key, behind a tag or an anchor',
    why: 'neither YAML nor Go has it, and the parser takes it; it means what it looks like',
    example: 'a: !!str b: c\n',
    is: ({ text }, { values }, { why = '' }) =>
      values !== undefined && /mapping values are not allowed/.test(why) && /:[ \t]+[!&]\S+[ \t]+\S.*:/.test(text),
  },
  {
    what: 'directives',
    why: 'we read past them, and report that kubectl refuses them',
    example: '%YAML 1.2\n---\na: 1\n',
    is: goRefuses(/^%/),
  },
  {
    what: 'a line of --- within quotes or brackets',
    why: 'files are cut there before they are read, so it is no part of a document',
    example: 'a: "b\n---\nc"\n',
    is: goRefuses(/["{[][^"]*---\n|\n---/),
  },
  {
    what: 'tags with other characters than letters and digits',
    why: 'YAML 1.1 and 1.2 differ in where a tag ends, and a manifest needs none',
    example: '!!in,t a\n',
    is: says(/![\w!]*[^\w\s!]|!\w*!\w*!|!\w*\s[!*]|!!\s|!\w+\n/),
  },
  {
    what: 'other characters than letters and digits behind an anchor',
    why: 'YAML 1.1 and 1.2 differ in where an anchor ends; we refuse what Go may read',
    example: '&a[]\n',
    is: says(/&[\w-]+[^\w\s-]/),
  },
  {
    what: 'data in !!binary that is no text',
    why: 'what is no UTF-8 becomes U+FFFD in both, in Go one for each byte',
    example: 'a: !!binary 1e+3\n',
    is: (question, ours) => /!!binary/.test(question.text) && /\ufffd/.test(JSON.stringify(ours.values ?? '')),
  },
];
