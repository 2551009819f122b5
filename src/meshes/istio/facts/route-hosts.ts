import type { VirtualService } from './kinds';
import { isGatewayBound } from './routes';
import { isGeneratedSni, isWildcardDomain } from './scalars/domain';
import { isIp } from './scalars/ip';

/** Whether istiod takes a host of a VirtualService: a name, an address, and where gateways pass TLS through also a name made by Istio. */
export const isHostOf = (spec: VirtualService['spec'], host: string): boolean =>
  isWildcardDomain(host) || isIp(host) || (isGeneratedSni(host) && isGatewayBound(spec) && hasSniHosts(spec));

const hasSniHosts = (spec: VirtualService['spec']): boolean =>
  (spec?.tls ?? []).some(({ match }) => match.some(({ sniHosts }) => sniHosts.length > 0));
