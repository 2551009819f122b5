import { ipv6Groups, isIPv4 } from '../../../../manifests/cel/ip';

/** An address as Go's netip reads it: no leading zeros, an IPv6 one perhaps with a zone. */
export function isIp(text: string): boolean {
  if (!text.includes(':')) return isIPv4(text);
  const zone = text.indexOf('%');
  if (zone === -1) return ipv6Groups(text) !== undefined;
  return zone < text.length - 1 && ipv6Groups(text.slice(0, zone)) !== undefined;
}

/** A block of addresses: `10.0.0.0/8`. */
export function isCidrBlock(text: string): boolean {
  const [address = '', bits = '', ...more] = text.split('/');
  if (more.length > 0 || !/^(0|[1-9]\d{0,2})$/.test(bits) || address.includes('%')) return false;
  return isIp(address) && Number(bits) <= (address.includes(':') ? 128 : 32);
}

/** A block or one address. */
export const isSubnet = (text: string): boolean => (text.includes('/') ? isCidrBlock(text) : isIp(text));
