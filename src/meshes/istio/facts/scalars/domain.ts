import { oncePerText } from '../once-per-text';
import { isDnsLabel, isWildcardLabel } from './dns-label';

const isOfSize = (text: string): boolean => text !== '' && text.length <= 255;

/** The last label may be empty (`example.com.`), but not all digits. */
function areLabels(text: string): boolean {
  const labels = text.split('.');
  const last = labels.pop()!;
  if (/^\d+$/.test(last)) return false;
  return labels.every(isDnsLabel) && (last === '' || isDnsLabel(last));
}

/** A name of labels without a wildcard; one label is enough. */
export const isFqdn = (text: string): boolean => isOfSize(text) && areLabels(text);

/** A name whose first label may be, or start with, `*`. */
export const isWildcardDomain = oncePerText((text) => {
  if (!isOfSize(text)) return false;
  const dot = text.indexOf('.');
  if (dot === -1) return isWildcardLabel(text);
  return isWildcardLabel(text.slice(0, dot)) && areLabels(text.slice(dot + 1));
});

/** A wildcard that is not a whole label: `*foo.com`. */
export const isPartialWildcard = (text: string): boolean =>
  text.includes('*') && text.length > 1 && !text.startsWith('*.');

/** A name that Istio makes for AUTO_PASSTHROUGH, which has no form of DNS: `outbound_.80_._.payments.shop.svc.cluster.local`. */
export function isGeneratedSni(text: string): boolean {
  const [direction, port = '', , host] = text.split('_');
  return direction === 'outbound' && isOfSize(text) && /\d/.test(port) && /[a-zA-Z]/.test(host ?? '');
}
