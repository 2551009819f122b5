import type { RuleFamily } from '../../../../manifests/rule';
import { conditionKey } from './condition-key';
import { conditionValues } from './condition-values';
import { customConditions } from './custom-conditions';
import { denyOverTcp } from './deny-over-tcp';
import { emptyClause } from './empty-clause';
import { emptyList } from './empty-list';
import { emptyValue } from './empty-value';
import { ipBlock } from './ip-block';
import { jwks } from './jwks';
import { operationPort } from './operation-port';
import { pathTemplate } from './path-template';
import { privateJwks } from './private-jwks';
import { provider } from './provider';
import { rootSelector } from './root-selector';
import { rulesMissing } from './rules-missing';
import { serviceAccount } from './service-account';
import { tokenIssuer } from './token-issuer';
import { trustDomain } from './trust-domain';

export const authorization: RuleFamily = {
  name: 'authorization',
  hurts: 'istiod refuses the policy, or it holds for others than it says',
  rules: [
    rulesMissing,
    provider,
    customConditions,
    emptyClause,
    emptyList,
    serviceAccount,
    trustDomain,
    emptyValue,
    ipBlock,
    operationPort,
    pathTemplate,
    conditionKey,
    conditionValues,
    denyOverTcp,
    rootSelector,
    tokenIssuer,
    jwks,
    privateJwks,
  ],
};
