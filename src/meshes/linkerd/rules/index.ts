import type { ManifestRule, RuleFamily } from '../../../manifests/rule';
import { authorization } from './authorization';
import { policies } from './policies';
import { references } from './references';
import { routes } from './routes';
import { services } from './services';
import { traffic } from './traffic';

/** Rules over manifests, whoever wrote them; a family is a folder and a line here. */
export const linkerdFamilies: readonly RuleFamily[] = [policies, routes, services, traffic, authorization, references];

export const linkerdRules: readonly ManifestRule[] = linkerdFamilies.flatMap(({ rules }) => rules);
