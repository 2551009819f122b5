import type { RuleFamily } from '../../../../manifests/rule';
import { allowOnly } from './allow-only';
import { hiddenTimeout } from './hidden-timeout';
import { httpProtocol } from './http-protocol';
import { inertRetries } from './inert-retries';
import { mixedProtocols } from './mixed-protocols';
import { permissiveFlag } from './permissive-flag';
import { retriedWrites } from './retried-writes';
import { subset } from './subset';
import { timeoutCut } from './timeout-cut';
import { tokenProvider } from './token-provider';
import { uncompiledRegex } from './uncompiled-regex';
import { unheldToken } from './unheld-token';

export const traffic: RuleFamily = {
  name: 'traffic',
  hurts: 'the server takes a part of the objects only, or requests do not go as they say',
  rules: [
    httpProtocol,
    mixedProtocols,
    subset,
    retriedWrites,
    inertRetries,
    uncompiledRegex,
    allowOnly,
    unheldToken,
    permissiveFlag,
    timeoutCut,
    hiddenTimeout,
    tokenProvider,
  ],
};
