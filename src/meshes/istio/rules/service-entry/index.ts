import type { RuleFamily } from '../../../../manifests/rule';
import { address } from './address';
import { dynamicDns } from './dynamic-dns';
import { endpointAddress } from './endpoint-address';
import { endpointPort } from './endpoint-port';
import { hostName } from './host-name';
import { hostsBehindAddress } from './hosts-behind-address';
import { hostsOverTcp } from './hosts-over-tcp';
import { partialWildcard } from './partial-wildcard';
import { portName } from './port-name';
import { portProtocol } from './port-protocol';
import { probeHeader } from './probe-header';
import { probeMethod } from './probe-method';
import { resolvableHost } from './resolvable-host';
import { selectorWithoutResolution } from './selector-without-resolution';
import { tcpAddress } from './tcp-address';
import { unixEndpoint } from './unix-endpoint';
import { workloadAddress } from './workload-address';
import { workloadLabels } from './workload-labels';

export const serviceEntry: RuleFamily = {
  name: 'service-entry',
  hurts: 'istiod refuses the ServiceEntry, WorkloadEntry or WorkloadGroup, or traffic goes elsewhere than it says',
  rules: [
    hostName,
    partialWildcard,
    portName,
    portProtocol,
    address,
    selectorWithoutResolution,
    endpointAddress,
    unixEndpoint,
    workloadAddress,
    resolvableHost,
    hostsBehindAddress,
    dynamicDns,
    endpointPort,
    hostsOverTcp,
    tcpAddress,
    workloadLabels,
    probeMethod,
    probeHeader,
  ],
};
