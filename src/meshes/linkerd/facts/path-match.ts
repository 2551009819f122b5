import { matcherOf } from '../../../manifests/re2/match';
import type { HttpRoute } from './kinds';
import type { HttpMatch } from './matches';

function meetsPath({ path: match }: HttpMatch, path: string): boolean {
  const value = match?.value ?? '/';
  if (match?.type === 'Exact') return path === value;
  if (match?.type === 'RegularExpression') return meetsPattern(value, path);
  const prefix = value.replace(/\/+$/, '');
  return path === prefix || path.startsWith(`${prefix}/`);
}

/** What cannot be read here may meet anything. */
function meetsPattern(pattern: string, path: string): boolean {
  try {
    return matcherOf(`^(?:${pattern})$`)(path);
  } catch {
    return true;
  }
}

const isPlainGet = ({ method = 'GET', headers = [], queryParams = [] }: HttpMatch): boolean =>
  method === 'GET' && headers.length + queryParams.length === 0;

/** Whether a route lets a GET of a path in that has no headers of its own, as probes have none. */
export const meetsGet = ({ spec }: HttpRoute, path: string): boolean =>
  (spec?.rules ?? [{}]).some(
    ({ matches = [] }) => matches.length === 0 || matches.some((match) => isPlainGet(match) && meetsPath(match, path)),
  );
