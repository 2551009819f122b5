import type { JsonObject } from '../json';
import { raise, type Walk } from '../schema/walk';
import { type BuiltInCheck, forbid, objectAt } from './check';
import { checkSelector } from './selector';

/** Source: ValidatePodDisruptionBudgetSpec of kubernetes/pkg/apis/policy/validation */
export const checkDisruptionBudget: BuiltInCheck = (object, walk) => {
  const spec = objectAt(object, 'spec') ?? {};
  if (isSaid(spec['minAvailable']) && isSaid(spec['maxUnavailable'])) {
    forbid(walk, 'minAvailable is set too', ['spec', 'maxUnavailable']);
  }
  for (const field of ['minAvailable', 'maxUnavailable']) checkShare(walk, spec, field);
  checkSelector(walk, objectAt(spec, 'selector'), ['spec', 'selector']);
};

const isSaid = (value: unknown): boolean => value !== undefined && value !== null;

function checkShare(walk: Walk, spec: JsonObject, field: string): void {
  const value = spec[field];
  if (!isSaid(value)) return;
  const fits =
    typeof value === 'string' ? /^\d+%$/.test(value) && Number.parseInt(value, 10) <= 100 : Number(value) >= 0;
  if (!fits) raise(walk, 'MESH7105', { got: String(value), bound: 'a count, or 0% to 100%' }, 'spec', field);
}
