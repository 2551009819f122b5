import { raise } from '../schema/walk';
import { clipped } from '../schema/words';
import {
  type BuiltInCheck,
  checkBounds,
  checkPort,
  checkUnchanged,
  entriesAt,
  forbid,
  matchesForm,
  missing,
  objectAt,
  textOf,
  unique,
} from './check';
import { formatOf } from './format';
import { isIpv4, isIpv6 } from './ip';
import { dnsLabel, dnsSubdomain, qualifiedName } from './names';
import { checkLabelsAt } from './selector';

/** Source: validateService of kubernetes/pkg/apis/core/validation */
export const checkService: BuiltInCheck = (object, walk, old) => {
  const spec = objectAt(object, 'spec') ?? {};
  const type = textOf(spec, 'type') || 'ClusterIP';
  const headless = spec['clusterIP'] === 'None';
  const ports = entriesAt(spec, 'ports', ['spec']);
  if (ports.length === 0 && !headless && type !== 'ExternalName') missing(walk, 'ports', 'spec', ['spec']);
  const [names, numbers] = [unique(walk, 'the name'), unique(walk, 'the port')];
  const nodePorts = unique(walk, 'the node port');
  for (const [port, at] of ports) {
    const name = textOf(port, 'name');
    const protocol = textOf(port, 'protocol') || 'TCP';
    if (name === '') {
      if (ports.length > 1) missing(walk, 'name', 'a port beside others', at);
    } else matchesForm(walk, dnsLabel, name, at, 'name');
    names(name, at, 'name');
    numbers(`${protocol} ${String(port['port'])}`, at);
    checkPort(walk, port['port'], at, 'port');
    // Both are read as the port itself.
    if (port['targetPort'] !== 0 && port['targetPort'] !== '') checkPort(walk, port['targetPort'], at, 'targetPort');
    if (typeof port['appProtocol'] === 'string')
      matchesForm(walk, qualifiedName, port['appProtocol'], at, 'appProtocol');
    if (typeof port['nodePort'] === 'number' && port['nodePort'] !== 0) {
      nodePorts(`${protocol} ${port['nodePort']}`, at, 'nodePort');
      if (type === 'ClusterIP') forbid(walk, 'type is ClusterIP', [...at, 'nodePort']);
    }
  }
  checkLabelsAt(walk, spec['selector'], ['spec', 'selector']);
  const address = textOf(spec, 'clusterIP');
  if (type !== 'ExternalName' && address !== '' && address !== 'None' && !isIpv4(address) && !isIpv6(address)) {
    raise(
      walk,
      'MESH7109',
      { got: clipped(address), format: 'IP address', example: '10.0.0.1, or None' },
      'spec',
      'clusterIP',
    );
  }
  if (headless && (type === 'LoadBalancer' || type === 'NodePort'))
    forbid(walk, `type is ${type}`, ['spec', 'clusterIP']);
  if (type === 'ExternalName') {
    const name = textOf(spec, 'externalName').replace(/\.$/, '');
    if (name === '') missing(walk, 'externalName', 'spec', ['spec']);
    else matchesForm(walk, dnsSubdomain, name, ['spec', 'externalName']);
    for (const field of ['clusterIPs', 'ipFamilies', 'ipFamilyPolicy']) {
      if (spec[field] !== undefined) forbid(walk, 'type is ExternalName', ['spec', field]);
    }
  }
  // without an affinity its config is dropped
  const affinity = textOf(spec, 'sessionAffinity') === 'ClientIP' ? objectAt(spec, 'sessionAffinityConfig') : undefined;
  const clientIp = objectAt(affinity, 'clientIP');
  checkBounds(walk, clientIp?.['timeoutSeconds'], 1, 86_400, [
    'spec',
    'sessionAffinityConfig',
    'clientIP',
    'timeoutSeconds',
  ]);
  for (const field of ['loadBalancerSourceRanges', 'allocateLoadBalancerNodePorts', 'loadBalancerClass']) {
    const given = spec[field];
    if (given === undefined || (Array.isArray(given) && given.length === 0) || type === 'LoadBalancer') continue;
    forbid(walk, `type is ${type}`, ['spec', field]);
  }
  for (const [index, range] of ((spec['loadBalancerSourceRanges'] ?? []) as string[]).entries()) {
    formatOf(walk, 'cidr', range.trim(), ['spec', 'loadBalancerSourceRanges', index]);
  }
  if (
    textOf(spec, 'externalTrafficPolicy') !== '' &&
    type !== 'LoadBalancer' &&
    type !== 'NodePort' &&
    !((spec['externalIPs'] ?? []) as unknown[]).length
  ) {
    forbid(walk, `type is ${type}`, ['spec', 'externalTrafficPolicy']);
  }
  const distribution = spec['trafficDistribution'];
  if (typeof distribution === 'string' && !distributions.includes(distribution)) {
    raise(
      walk,
      'MESH7104',
      { got: distribution, values: distributions.join(', '), hint: 'choose one of them' },
      'spec',
      'trafficDistribution',
    );
  }
  checkFixedAddress(object, walk, old);
};

// PreferSameZone and PreferSameNode are a beta that is on by default in 1.34.
const distributions = ['PreferClose', 'PreferSameZone', 'PreferSameNode'];

const checkFixedAddress: BuiltInCheck = (object, walk, old) => {
  const [now, before] = [objectAt(object, 'spec') ?? {}, objectAt(old, 'spec')];
  if (before === undefined || textOf(now, 'type') === 'ExternalName' || textOf(before, 'type') === 'ExternalName')
    return;
  // What is left out is filled in by the API server.
  if (now['clusterIP'] === undefined || before['clusterIP'] === undefined || before['clusterIP'] === '') return;
  checkUnchanged(walk, now['clusterIP'], before['clusterIP'], 'clients hold the address', ['spec', 'clusterIP']);
};
