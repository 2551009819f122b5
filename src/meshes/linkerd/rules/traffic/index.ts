import type { RuleFamily } from '../../../../manifests/rule';
import { grpcOverHttp } from './grpc-over-http';
import { ignoredField } from './ignored-field';
import { ignoredFilter } from './ignored-filter';
import { noCatchAll } from './no-catch-all';
import { profileBesideRoutes } from './profile-beside-routes';
import { retriedWrites } from './retried-writes';
import { retryLimit } from './retry-limit';
import { serviceRetries } from './service-retries';
import { silencedRoute } from './silenced-route';

export const traffic: RuleFamily = {
  name: 'traffic',
  hurts: 'requests do not go as the routes say, or a write is done twice',
  rules: [
    ignoredFilter,
    ignoredField,
    retriedWrites,
    serviceRetries,
    retryLimit,
    silencedRoute,
    grpcOverHttp,
    profileBesideRoutes,
    noCatchAll,
  ],
};
