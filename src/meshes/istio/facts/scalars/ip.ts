import { isIpv4, isIpv6 } from '../../../../manifests/core/ip';

const hasLeadingZero = (text: string): boolean => /(^|[.:])0\d+(\.|$)/.test(text) && text.includes('.');

/** An address as Go's netip reads it: no leading zeros, an IPv6 one perhaps with a zone. */
export function isIp(text: string): boolean {
  if (!text.includes(':')) return isIpv4(text) && !hasLeadingZero(text);
  const [address = '', ...zone] = text.split('%');
  if (zone.length > 0 && zone.join('%') === '') return false;
  return isIpv6(address) && !hasLeadingZero(address);
}

/** A block of addresses: `10.0.0.0/8`. */
export function isCidrBlock(text: string): boolean {
  const [address = '', bits = '', ...more] = text.split('/');
  if (more.length > 0 || !/^(0|[1-9]\d{0,2})$/.test(bits) || address.includes('%')) return false;
  return isIp(address) && Number(bits) <= (address.includes(':') ? 128 : 32);
}

/** A block or one address. */
export const isSubnet = (text: string): boolean => (text.includes('/') ? isCidrBlock(text) : isIp(text));
