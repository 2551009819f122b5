/** Addresses as Go's net package reads them, with the leading zeros that Kubernetes still takes in old fields. */

function isDotted(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^\d+$/.test(part) && Number(part) <= 255);
}

function isColoned(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1);
  const dotted = last?.includes('.') === true && isDotted(last) && !text.endsWith('::');
  const plain = dotted ? groups.slice(0, -1) : groups;
  const size = plain.length + (dotted ? 2 : 0);
  if (!plain.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return false;
  return halves.length === 2 ? size <= 7 : size === 8;
}

const isAddress = (text: string): boolean => (text.includes(':') ? isColoned(text) : isDotted(text));

/** A mapped one, `::ffff:10.0.0.1`, counts for both. */
export const isIpv4 = (text: string): boolean => text.includes('.') && isAddress(text);
export const isIpv6 = (text: string): boolean => text.includes(':') && isAddress(text);

export function isCidr(text: string): boolean {
  const slash = text.indexOf('/');
  const [address, bits] = [text.slice(0, slash), text.slice(slash + 1)];
  if (slash === -1 || !/^\d{1,3}$/.test(bits)) return false;
  return isAddress(address) && Number(bits) <= (address.includes(':') ? 128 : 32);
}

/** The bits of an address as text of 0 and 1; the address must be one. */
function bitsOf(address: string): string {
  const binary = (value: number, width: number): string => value.toString(2).padStart(width, '0');
  if (!address.includes(':'))
    return address
      .split('.')
      .map((part) => binary(Number(part), 8))
      .join('');
  const [head = '', tail] = address.split('::');
  const groups = (text: string): string[] =>
    text === ''
      ? []
      : text
          .split(':')
          .flatMap((group) =>
            group.includes('.') ? bitsOf(group).match(/.{16}/g)! : [binary(Number.parseInt(group, 16), 16)],
          );
  const [left, right] = [groups(head), groups(tail ?? '')];
  return [...left, ...Array<string>(8 - left.length - right.length).fill('0'.repeat(16)), ...right].join('');
}

/** Whether one block is a part of another and smaller than it; both must be blocks. */
export function isStrictlyWithin(inner: string, outer: string): boolean {
  const [[address, size], [network, width]] = [inner.split('/'), outer.split('/')] as [
    [string, string],
    [string, string],
  ];
  if (address.includes(':') !== network.includes(':') || Number(size) <= Number(width)) return false;
  return bitsOf(address).slice(0, Number(width)) === bitsOf(network).slice(0, Number(width));
}
