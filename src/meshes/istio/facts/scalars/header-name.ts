// Upstream's class has the comma too, by a range from + to . in it.
const token = /^[!#$%&'*+,\-.^_`|~A-Za-z0-9]+$/;
const pseudo: ReadonlySet<string> = new Set([':method', ':scheme', ':authority', ':path', ':status']);
const claims = '@request.auth.claims';

/** A header's name as RFC 9110 has it. */
export const isHeaderName = (text: string): boolean => token.test(text);

/** A claim of a token in the place of a header: `@request.auth.claims.group` or `@request.auth.claims[group][name]`. */
export function isClaim(text: string): boolean {
  if (!text.toLowerCase().startsWith(claims)) return false;
  const rest = text.slice(claims.length);
  return rest.startsWith('.') ? rest.length > 1 : /^\[.+\]$/s.test(rest);
}

/** What a route may look at: a header, a pseudo-header of HTTP/2 or a claim. */
export const isMatchableHeader = (text: string): boolean => isClaim(text) || pseudo.has(text) || isHeaderName(text);

/** A header of CORS; `*` stands for all. */
export const isCorsHeader = (text: string): boolean => text === '*' || isHeaderName(text);

/** The header that carries a claim to the workload. */
export const isClaimHeader = (text: string): boolean => /^[-_A-Za-z0-9]+$/.test(text);

/** A header of a probe; the schema takes `_` too. */
export const isProbeHeader = (text: string): boolean => /^[-A-Za-z0-9]+$/.test(text);

/** Two names of one thing. */
export const isAuthority = (text: string): boolean => /^(:authority|host)$/i.test(text);

/** What may be added to a request or set on it: no pseudo-header but the authority. */
export const isSettableOnRequest = (text: string): boolean =>
  text !== '' && (!text.startsWith(':') || isAuthority(text));

/** What may be removed, or changed on a response: the authority belongs to requests, and stays. */
export const isOrdinaryHeader = (text: string): boolean =>
  text !== '' && !text.startsWith(':') && text.toLowerCase() !== 'host';
