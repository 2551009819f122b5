import type { RuleFamily } from '../../../../manifests/rule';
import { externalNamePort } from './external-name-port';
import { portName } from './port-name';
import { requestsOverTcp } from './requests-over-tcp';
import { serviceBeside } from './service-beside';
import { targetPort } from './target-port';

export const services: RuleFamily = {
  name: 'services',
  hurts: 'proxies take the traffic of a port for something else, or find nobody behind it',
  rules: [portName, externalNamePort, targetPort, requestsOverTcp, serviceBeside],
};
