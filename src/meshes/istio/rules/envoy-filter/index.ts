import type { RuleFamily } from '../../../../manifests/rule';
import { addOperation } from './add-operation';
import { behindTerminalFilter } from './behind-terminal-filter';
import { changeNothing } from './change-nothing';
import { filterMatch } from './filter-match';
import { formerFilterName } from './former-filter-name';
import { formerType } from './former-type';
import { ignoredFilterMatch } from './ignored-filter-match';
import { insertBeforeNothing } from './insert-before-nothing';
import { internalApi } from './internal-api';
import { localRateLimitInert } from './local-rate-limit-inert';
import { matchClass } from './match-class';
import { patchIncomplete } from './patch-incomplete';
import { proxyVersion } from './proxy-version';
import { rateLimitInert } from './rate-limit-inert';
import { relativeOperation } from './relative-operation';
import { relativeOperationByVersion } from './relative-operation-by-version';
import { removeOperation } from './remove-operation';
import { replaceOperation } from './replace-operation';
import { withoutTypedConfig } from './without-typed-config';

export const envoyFilter: RuleFamily = {
  name: 'envoy-filter',
  hurts: 'istiod refuses the EnvoyFilter, or the patch changes nothing or something else',
  rules: [
    internalApi,
    patchIncomplete,
    matchClass,
    filterMatch,
    ignoredFilterMatch,
    proxyVersion,
    formerFilterName,
    withoutTypedConfig,
    formerType,
    relativeOperation,
    relativeOperationByVersion,
    replaceOperation,
    addOperation,
    removeOperation,
    rateLimitInert,
    localRateLimitInert,
    insertBeforeNothing,
    changeNothing,
    behindTerminalFilter,
  ],
};
