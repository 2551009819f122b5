import { qualifiedName } from '../../../../manifests/core/names';

const value = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;

/** A name of Kubernetes; the DNS name before `/` may have upper case here. */
export function isLabelKey(text: string): boolean {
  const slash = text.indexOf('/');
  return qualifiedName.fits(slash === -1 ? text : text.slice(0, slash).toLowerCase() + text.slice(slash));
}

/** Of any length, unlike that of Kubernetes. */
export const isLabelValue = (text: string): boolean => value.test(text);

/** What istiod has against labels, in words, label by label. */
export function labelProblems(labels: Readonly<Record<string, string>> | undefined) {
  const found: { readonly key: string; readonly problem: string }[] = [];
  for (const key in labels) {
    if (!isLabelKey(key)) found.push({ key, problem: `the key '${key}' is none of a label` });
    if (!isLabelValue(labels[key]!)) found.push({ key, problem: `the value '${labels[key]}' is none of a label` });
  }
  return found;
}
