import type { Json } from '../json';
import { Batch } from './batch';
import { type Document, directiveIn, documentsIn, separatorsIn } from './documents';
import { type Report, Unreadable } from './problem';
import { readJson } from './read-json';
import { readPlain } from './read-plain';
import { orTemplate, readYaml } from './read-yaml';

/** Content on the line of `---`, and directives, which kubectl takes for documents of their own. */
function reportHead(text: string, { start, end }: Document, report: Report): void {
  const head = text.slice(start, Math.min(end, start + 200));
  const content = /^---[ \t]+(?=[^\s#])/.exec(head);
  if (content !== null) {
    const advice = 'put the content on the next line';
    report('MESH7012', { what: 'content behind ---', advice }, start + content[0].length);
  }
  const directive = start === 0 ? directiveIn(text) : undefined;
  if (directive === undefined) return;
  const advice = 'remove the line; everybody reads the same YAML without it';
  report('MESH7012', { what: 'a directive', advice }, directive);
}

/** The value of a document; undefined where it cannot be read, which is reported. */
function documentValue(text: string, document: Document, report: Report): Json | undefined {
  const { start, end, json } = document;
  try {
    const value = json === undefined ? undefined : readJson(text, json, report);
    if (value !== undefined) return value;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    report(error.code, error.values, error.offset);
    return undefined;
  }
  const source = text.slice(start, end);
  try {
    return readYaml(source, (code, values, offset) => report(code, values, start + offset));
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { code, values, offset } = orTemplate(source, error);
    report(code, values, start + offset);
    return undefined;
  }
}

/** The values of a text with the numbers of their documents; empty documents are left out, and unreadable ones, which are reported. */
export function* readValues(text: string, report: Report): Iterable<{ readonly number: number; readonly value: Json }> {
  const separators = separatorsIn(text);
  for (const offset of separators.broken) {
    report(
      'MESH7012',
      { what: 'a line that begins with --- and goes on', advice: 'indent it, or separate documents by --- alone' },
      offset,
    );
  }
  const documents = documentsIn(text, separators);
  let batch: Batch | undefined;
  for (const [number, document] of documents.entries()) {
    reportHead(text, document, report);
    // who is parsed with others already need not be tried
    let value = batch !== undefined && number < batch.to ? undefined : readPlain(text, document);
    if (value === undefined) {
      if (batch === undefined || number >= batch.to) batch = Batch.next(text, documents, number);
      value = batch.read(number, report) ?? documentValue(text, document, report);
    }
    if (value !== undefined && value !== null) yield { number, value };
  }
}
