import { CelError } from './error';
import { ipv6Groups } from './ip';

export interface Url {
  /** In lower case; empty when there is none. */
  readonly scheme: string;
}

/** `isURL(text)`: an absolute URL or an absolute path, as Go's `ParseRequestURI` tells them. */
export const isURL = (text: string): boolean => schemeOf(text, false) !== undefined;

/** `url(text)`, which is read a second time by Go's `Parse`: that one knows fragments, and authorities without a scheme. */
export function url(text: string): Url {
  const hash = text.includes('#') ? text.indexOf('#') : text.length;
  const scheme = isURL(text) ? schemeOf(text.slice(0, hash), true) : undefined;
  if (scheme === undefined || badEscape.test(text.slice(hash))) throw new CelError(`not a URL: ${text}`);
  return { scheme };
}

const control = /[^ -~\u0080-\uffff]/;
const schemePart = /^([A-Za-z][A-Za-z0-9+.-]*)?:/;
const badEscape = /%(?![0-9A-Fa-f]{2})/;
const userinfo = /^[A-Za-z0-9._:~!$&'()*+,;=%@-]*$/;
const port = /^(?::[0-9]*)?$/;
const hostCharacter = String.raw`[A-Za-z0-9._~!$&'()*+,;=:[\]<>"-]|[^\u0000-\u007f]`;
const host = new RegExp(`^(?:${hostCharacter}|%25|%[89A-Fa-f][0-9A-Fa-f])*$`);
const zone = new RegExp(`^(?:${hostCharacter})+$`);

/** The scheme of what is a URL; `bare` when it may have an authority without a scheme. */
function schemeOf(text: string, bare: boolean): string | undefined {
  if (text === '' || control.test(text)) return undefined;
  if (text === '*') return '';
  const match = schemePart.exec(text);
  if (match !== null && match[1] === undefined) return undefined;
  const scheme = match?.[1]?.toLowerCase() ?? '';
  const rest = text.slice(match?.[0].length ?? 0).split('?', 1)[0]!;
  if (!rest.startsWith('/')) return scheme === '' ? undefined : scheme;
  const hasAuthority = rest.startsWith('//') && (scheme !== '' || (bare && !rest.startsWith('///')));
  if (!hasAuthority) return badEscape.test(rest) ? undefined : scheme;
  const slash = rest.indexOf('/', 2);
  const authority = slash === -1 ? rest.slice(2) : rest.slice(2, slash);
  const path = slash === -1 ? '' : rest.slice(slash);
  return isAuthority(authority) && !badEscape.test(path) ? scheme : undefined;
}

function isAuthority(text: string): boolean {
  const user = text.slice(0, Math.max(text.lastIndexOf('@'), 0));
  return isHost(text.slice(text.lastIndexOf('@') + 1)) && userinfo.test(user) && !badEscape.test(user);
}

function isHost(text: string): boolean {
  if (!text.includes('[')) return host.test(text) && port.test(text.slice(lastColon(text)));
  const close = text.lastIndexOf(']');
  return (
    text.lastIndexOf('[') === 0 && close > 0 && port.test(text.slice(close + 1)) && isLiteral(text.slice(1, close))
  );
}

const lastColon = (text: string): number => (text.includes(':') ? text.lastIndexOf(':') : text.length);

/** What is between brackets: an IPv6 address, with a zone after `%25`. */
function isLiteral(text: string): boolean {
  const [address = '', ...zones] = text.split('%25');
  if (ipv6Groups(address) === undefined) return false;
  if (zones.length === 0) return true;
  return zone.test(
    zones.join('%25').replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => inZone(Number.parseInt(hex, 16))),
  );
}

/** Spaces and percent signs may stand escaped in a zone, and what may stand there bare; a slash may not. */
function inZone(byte: number): string {
  if (byte === 0x20 || byte === 0x25) return '-';
  return byte < 0x80 ? String.fromCharCode(byte) : '/';
}
