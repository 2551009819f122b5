import { type Located, nameOf, type Report } from '../../../manifests/located';
import { summaryLine } from './summary';

const levels = { error: 'error', warning: 'warning', info: 'notice' } as const;

const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

function command({ code, severity, what, why, fix, file, line, column, path, object }: Located): string {
  const place = Object.entries({ file, line, col: column, title: `${code}${path === '' ? '' : ` ${path}`}` })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  const about = object === undefined ? '' : `${nameOf(object)}: `;
  return `::${levels[severity]} ${place.join(',')}::${escapeData(`${about}${what}\nwhy: ${why}\nfix: ${fix}`)}`;
}

/** Workflow commands, which GitHub shows beside the lines of a change. */
export const github = ({ findings, summary }: Report): string =>
  `${[...findings.map(command), summaryLine(summary)].join('\n')}\n`;
