/** A form that names have, with the words for it. */
export interface Form {
  readonly name: string;
  readonly rule: string;
  readonly fits: (text: string) => boolean;
}

const form = (name: string, limit: number, rule: string, pattern: RegExp): Form => ({
  name,
  rule: `${rule}, at most ${limit} characters`,
  // The length first: a long text is not matched at all.
  fits: (text) => text.length <= limit && pattern.test(text),
});

export const dnsLabel = form(
  'DNS label',
  63,
  'a-z, 0-9 and -, the ends a letter or digit',
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
);
export const dns1035Label = form(
  'DNS label that starts with a letter',
  63,
  'a-z, 0-9 and -, the start a letter, the end a letter or digit',
  /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
);
export const dnsSubdomain = form(
  'DNS name',
  253,
  'labels of a-z, 0-9 and -, joined by dots, the ends of each a letter or digit',
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
);
/** Of a CronJob, which appends eleven characters for its Jobs. */
export const shortSubdomain: Form = {
  ...dnsSubdomain,
  rule: dnsSubdomain.rule.replace('253', '52'),
  fits: (text) => text.length <= 52 && dnsSubdomain.fits(text),
};
export const pathSegment: Form = {
  name: 'part of a URL',
  rule: 'it is not . or .., and has neither / nor %',
  fits: (text) => text !== '.' && text !== '..' && !/[/%]/.test(text),
};
const afterStar = '*.';
export const wildcardName: Form = {
  name: 'DNS name behind *.',
  rule: `*. and then ${dnsSubdomain.rule}`,
  fits: (text) => text.length <= 253 && text.startsWith(afterStar) && dnsSubdomain.fits(text.slice(afterStar.length)),
};
export const domainPath: Form = {
  name: 'path behind a domain',
  rule: 'a DNS name, / and a path of the characters of a URL, such as example.com/name',
  fits: (text) => {
    const slash = text.indexOf('/');
    if (slash === -1) return false;
    return dnsSubdomain.fits(text.slice(0, slash)) && /^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/.test(text.slice(slash + 1));
  },
};
export const absolutePath: Form = {
  name: 'absolute path',
  rule: 'it begins with /',
  fits: (text) => text.startsWith('/'),
};
export const plainPath: Form = {
  name: 'path without steps',
  rule: 'it begins with / and has no //, no . or .. between or behind slashes, and no %2f',
  fits: (text) => absolutePath.fits(text) && !/\/\/|\/\.\.?(\/|$)|%2f|%2F/.test(text),
};
export const labelValue = form(
  'label value',
  63,
  'empty, or letters, digits, -, _ and ., the ends a letter or digit',
  /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/,
);

const ownName = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
export const qualifiedName: Form = {
  name: 'qualified name',
  rule: 'a name of letters, digits, -, _ and . up to 63 characters, after a DNS name and / where there is a prefix',
  fits: (text) => {
    const slash = text.indexOf('/');
    const name = text.slice(slash + 1);
    if (slash !== -1 && !dnsSubdomain.fits(text.slice(0, slash))) return false;
    return name.length <= 63 && ownName.test(name);
  },
};
export const containerResource: Form = {
  name: 'resource of a container',
  rule: 'cpu, memory, ephemeral-storage, hugepages of a size, or a qualified name with a prefix',
  fits: (text) =>
    /^(cpu|memory|ephemeral-storage)$/.test(text) ||
    (qualifiedName.fits(text) && (text.startsWith('hugepages-') || text.includes('/'))),
};
/** Of built-in kinds, whose finalizers without a prefix are those of Kubernetes. */
export const finalizer: Form = {
  name: 'finalizer',
  rule: `${qualifiedName.rule}; without one only kubernetes, orphan and foregroundDeletion`,
  fits: (text) =>
    qualifiedName.fits(text) && (text.includes('/') || /^(kubernetes|orphan|foregroundDeletion)$/.test(text)),
};
export const portName: Form = {
  name: 'port name',
  rule: 'a-z, 0-9 and single -, with a letter, the ends a letter or digit, at most 15 characters',
  fits: (text) => text.length <= 15 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && /[a-z]/.test(text),
};
export const configKey = form(
  'key',
  253,
  'letters, digits, -, _ and .; not . or ..',
  /^(?!\.{1,2}$|\.\.)[-._a-zA-Z0-9]+$/,
);

/** A name as generateName makes it: random letters follow, of a prefix that is cut where it is long. */
export const asPrefix = (text: string): string => `${text.slice(0, 58)}x2c4v`;
