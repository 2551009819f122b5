import type { Severity } from '../diagnostics';
import { isCompleteFor, type Settings } from './settings';

/** In words, and how it weighs where it is not sure. */
export interface Absence {
  readonly missing: string;
  readonly severity?: Severity;
}

/** What is not in a set does not exist only where the set is complete; `undefined` for what may be in any namespace. */
export function absence(settings: Settings, namespace: string | undefined): Absence {
  const isSure = namespace === undefined ? settings.complete === 'all' : isCompleteFor(settings, namespace);
  return isSure ? { missing: 'does not exist' } : { missing: 'is not in this set', severity: 'info' };
}
