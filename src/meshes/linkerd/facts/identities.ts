const label = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';
/** The name in a proxy's certificate, or the end of one behind `*.`; a single `*` is anybody with a certificate. */
const name = new RegExp(`^(?:\\*|(?:\\*\\.)?${label}(?:\\.${label})*)$`);

function spiffeProblem(id: string): string | undefined {
  const [domain = '', ...segments] = id.slice('spiffe://'.length).split('/');
  if (!/^[a-z0-9._-]+$/.test(domain)) return 'has a trust domain that is not of small letters, digits, . - and _';
  if (segments.at(-1) === '') return 'ends in a slash';
  if (segments.includes('')) return 'has an empty segment';
  return segments.some((segment) => segment === '.' || segment === '..') ? 'has a segment of dots' : undefined;
}

/** Why the policy controller does not take an identity, in words; undefined for one that it takes. */
export function identityProblem(id: string): string | undefined {
  if (id.startsWith('spiffe://')) return spiffeProblem(id);
  return name.test(id) ? undefined : 'is neither a SPIFFE id nor a DNS name, perhaps behind *.';
}
