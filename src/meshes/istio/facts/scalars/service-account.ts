/** What istiod has against a service account of a caller, in words; undefined for one that it takes: `name` or `namespace/name`. */
export function serviceAccountProblem(text: string): string | undefined {
  if (text.includes('*')) return 'has *, which is not for service accounts';
  const parts = text.split('/');
  return parts.length > 2 || parts.includes('') ? 'is neither name nor namespace/name' : undefined;
}
