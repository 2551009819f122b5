import { groupBy } from '../../../common/group-by';
import { type Located, nameOf, type Report } from '../../../manifests/located';
import { summaryLine } from './summary';

type Paint = (text: string) => string;

const paints = { error: 31, warning: 33, info: 36, dim: 2, bold: 1 } as const;

const painter = (isColoured: boolean): Readonly<Record<keyof typeof paints, Paint>> =>
  Object.fromEntries(
    Object.entries(paints).map(([name, code]) => [
      name,
      (text: string) => (isColoured ? `\u001b[${code}m${text}\u001b[0m` : text),
    ]),
  ) as Record<keyof typeof paints, Paint>;

/** Control characters of a checked file never reach the terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be printed
export const printable = (text: string): string => text.replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g, '�');

const widest = 160;

/** The line of the finding with a mark below its column. */
function frame({ line, column }: Located, lines: readonly string[] | undefined, dim: Paint): readonly string[] {
  const text = line === undefined ? undefined : lines?.[line - 1];
  if (text === undefined || line === undefined) return [];
  const number = String(line);
  const mark =
    column === undefined || column > widest ? [] : [`  ${' '.repeat(number.length)} | ${' '.repeat(column - 1)}^`];
  return [`  ${number} | ${printable(text).slice(0, widest)}`, ...mark].map(dim);
}

export interface TextOptions {
  readonly isColoured: boolean;
  /** Infos too; else the summary tells how many there are. */
  readonly infos: boolean;
  /** The text of a file by lines, for those that have a finding. */
  readonly linesOf: (file: string) => readonly string[] | undefined;
}

/** For people: by file, with the line, why and what to do. */
export function text({ findings, summary }: Report, { isColoured, infos, linesOf }: TextOptions): string {
  const paint = painter(isColoured);
  const shown = infos ? findings : findings.filter(({ severity }) => severity !== 'info');
  const one = (finding: Located): string => {
    const { code, severity, what, why, fix, line, column, path, object, related } = finding;
    const place = line === undefined ? '' : `${line}:${column ?? 1} `;
    const about = [object === undefined ? '' : nameOf(object), path].filter((part) => part !== '').join(' ');
    return [
      `${paint.dim(place)}${paint[severity](`${code} ${severity}`)}${about === '' ? '' : ` ${printable(about)}`}: ${printable(what)}`,
      ...frame(finding, linesOf(finding.file), paint.dim),
      `  why: ${printable(why)}`,
      `  fix: ${printable(fix)}`,
      ...related.map((other) => {
        const at = other.line === undefined ? other.file : `${other.file}:${other.line}`;
        return `  see: ${printable(nameOf(other.object))} (${printable(at)})`;
      }),
    ].join('\n');
  };
  const hint = shown.length === findings.length ? '' : ' (--infos shows them)';
  const files = [...groupBy(shown, ({ file }) => file)].map(([file, group]) =>
    [paint.bold(printable(file)), ...group.map(one)].join('\n'),
  );
  return `${[...files, `${summaryLine(summary)}${hint}`].join('\n\n')}\n`;
}
