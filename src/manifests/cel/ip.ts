const octet = '(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])';
const ipv4 = new RegExp(`^${octet}(?:\\.${octet}){3}$`);
const group = /^[0-9A-Fa-f]{1,4}$/;
/** No address is longer. */
const longest = '0000:0000:0000:0000:0000:0000:255.255.255.255'.length;

/** Four numbers, none with a leading zero. */
export const isIPv4 = (text: string): boolean => ipv4.test(text);

/** `isIP(text)`: neither a zone nor an IPv4 address within an IPv6 one. */
export function isIP(text: string): boolean {
  if (isIPv4(text)) return true;
  const groups = ipv6Groups(text);
  if (groups === undefined) return false;
  return !(groups.slice(0, 5).every((value) => value === 0) && groups[5] === 0xffff);
}

/** The eight numbers of an IPv6 address without a zone; nothing when it is none. */
export function ipv6Groups(text: string): readonly number[] | undefined {
  if (text.length > longest) return undefined;
  const [before = '', after, more] = text.split('::');
  if (more !== undefined) return undefined;
  const head = groupsOf(before, after === undefined);
  if (after === undefined) return head?.length === 8 ? head : undefined;
  const tail = groupsOf(after, true);
  if (head === undefined || tail === undefined || head.length + tail.length > 7) return undefined;
  return [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail];
}

function groupsOf(text: string, last: boolean): number[] | undefined {
  if (text === '') return [];
  const words = text.split(':');
  if (last && isIPv4(words.at(-1)!)) {
    const [a = 0, b = 0, c = 0, d = 0] = words.pop()!.split('.').map(Number);
    words.push((a * 256 + b).toString(16), (c * 256 + d).toString(16));
  }
  return words.every((word) => group.test(word)) ? words.map((word) => Number.parseInt(word, 16)) : undefined;
}
