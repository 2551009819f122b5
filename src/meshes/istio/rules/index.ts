import type { ManifestRule, RuleFamily } from '../../../manifests/rule';
import { references } from './references';
import { virtualService } from './virtual-service';

/** Rules over manifests, whoever wrote them; a family is a folder and a line here. */
export const istioFamilies: readonly RuleFamily[] = [virtualService, references];

export const istioRules: readonly ManifestRule[] = istioFamilies.flatMap(({ rules }) => rules);
