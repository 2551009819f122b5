import type { RuleFamily } from '../../../../manifests/rule';
import { absolutePath } from './absolute-path';
import { egressPort } from './egress-port';
import { grpcMethod } from './grpc-method';
import { headerValue } from './header-value';
import { redirectPath } from './redirect-path';
import { regex } from './regex';
import { routeAnnotation } from './route-annotation';
import { singleRule } from './single-rule';
import { timeouts } from './timeouts';

export const routes: RuleFamily = {
  name: 'routes',
  hurts: 'the policy-validator refuses a route, so that requests go where they went before',
  rules: [
    egressPort,
    singleRule,
    absolutePath,
    regex,
    headerValue,
    redirectPath,
    grpcMethod,
    routeAnnotation,
    timeouts,
  ],
};
