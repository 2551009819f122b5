import { plural } from '../../../common/plural';
import type { Summary } from '../../../manifests/located';

/** What was checked, what was not, and what came of it, in a line. */
export function summaryLine({ files, checked, notChecked, errors, warnings, infos, accepted }: Summary): string {
  const kinds = Object.entries(notChecked);
  const others = kinds.reduce((sum, [, count]) => sum + count, 0);
  const shown = kinds.slice(0, 3).map(([kind]) => kind.replace(/^\//, ''));
  const names = kinds.length > shown.length ? [...shown, '…'] : shown;
  return [
    plural(files, 'file'),
    `${plural(checked, 'object')} checked`,
    ...(others === 0 ? [] : [`${others} not checked (${names.join(', ')})`]),
    plural(errors, 'error'),
    plural(warnings, 'warning'),
    ...(infos === 0 ? [] : [plural(infos, 'info')]),
    ...(accepted === 0 ? [] : [`${accepted} accepted by the baseline`]),
  ].join(', ');
}
