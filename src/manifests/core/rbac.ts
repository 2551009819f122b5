import type { JsonObject } from '../json';
import type { Path } from '../path';
import type { Walk } from '../schema/walk';
import {
  type BuiltInCheck,
  checkChoice,
  checkUnchanged,
  entriesAt,
  forbid,
  matchesForm,
  missing,
  objectAt,
  textOf,
} from './check';
import { dnsSubdomain, pathSegment } from './names';
import { checkSelector } from './selector';

const group = 'rbac.authorization.k8s.io';

const sizeOf = (rule: JsonObject, key: string): number => ((rule[key] ?? []) as unknown[]).length;

function checkPolicyRule(walk: Walk, rule: JsonObject, namespaced: boolean, at: Path): void {
  if (sizeOf(rule, 'verbs') === 0) missing(walk, 'verbs', 'the rule', at);
  if (sizeOf(rule, 'nonResourceURLs') === 0) {
    for (const field of ['apiGroups', 'resources']) {
      if (sizeOf(rule, field) === 0) missing(walk, field, 'a rule about resources', at);
    }
    return;
  }
  const place = [...at, 'nonResourceURLs'];
  if (namespaced) forbid(walk, 'a Role is about the resources of a namespace', place);
  for (const field of ['apiGroups', 'resources', 'resourceNames']) {
    if (sizeOf(rule, field) > 0) forbid(walk, 'the rule is about URLs', [...at, field]);
  }
}

/** Source: ValidateRole and ValidateClusterRole of kubernetes/pkg/apis/rbac/validation */
const checkRules =
  (namespaced: boolean): BuiltInCheck =>
  (object, walk) => {
    for (const [rule, at] of entriesAt(object, 'rules', [])) checkPolicyRule(walk, rule, namespaced, at);
  };

export const checkRole = checkRules(true);
const checkClusterRules = checkRules(false);

export const checkClusterRole: BuiltInCheck = (object, walk) => {
  checkClusterRules(object, walk);
  const aggregation = objectAt(object, 'aggregationRule');
  if (aggregation === undefined) return;
  const at = ['aggregationRule'];
  const selectors = entriesAt(aggregation, 'clusterRoleSelectors', at);
  if (selectors.length === 0) missing(walk, 'clusterRoleSelectors', 'aggregationRule', at);
  for (const [selector, place] of selectors) checkSelector(walk, selector, place);
};

/** Source: ValidateRoleBinding and ValidateClusterRoleBinding of kubernetes/pkg/apis/rbac/validation */
const checkBinding =
  (roles: readonly string[]): BuiltInCheck =>
  (object, walk, old) => {
    const role = objectAt(object, 'roleRef') ?? {};
    const name = textOf(role, 'name');
    checkChoice(walk, textOf(role, 'apiGroup') || group, [group], ['roleRef', 'apiGroup']);
    checkChoice(walk, textOf(role, 'kind'), roles, ['roleRef', 'kind']);
    if (name === '') missing(walk, 'name', 'roleRef', ['roleRef']);
    else matchesForm(walk, pathSegment, name, ['roleRef'], 'name');
    const namespaced = roles.includes('Role');
    for (const [subject, at] of entriesAt(object, 'subjects', [])) checkSubject(walk, subject, namespaced, at);
    if (old === undefined) return;
    checkUnchanged(walk, object['roleRef'], old['roleRef'], 'who is bound would get other rights', ['roleRef']);
  };

export const checkRoleBinding = checkBinding(['Role', 'ClusterRole']);
export const checkClusterRoleBinding = checkBinding(['ClusterRole']);

function checkSubject(walk: Walk, subject: JsonObject, namespaced: boolean, at: Path): void {
  const [kind, name, apiGroup] = [textOf(subject, 'kind'), textOf(subject, 'name'), textOf(subject, 'apiGroup')];
  if (name === '') missing(walk, 'name', 'the subject', at);
  checkChoice(walk, kind, ['ServiceAccount', 'User', 'Group'], [...at, 'kind']);
  if (kind === 'User' || kind === 'Group') checkChoice(walk, apiGroup || group, [group], [...at, 'apiGroup']);
  if (kind !== 'ServiceAccount') return;
  if (name !== '') matchesForm(walk, dnsSubdomain, name, at, 'name');
  if (apiGroup !== '') forbid(walk, 'a ServiceAccount is of the core group', [...at, 'apiGroup']);
  if (!namespaced && textOf(subject, 'namespace') === '') {
    missing(walk, 'namespace', 'a ServiceAccount bound in the whole cluster', at);
  }
}
