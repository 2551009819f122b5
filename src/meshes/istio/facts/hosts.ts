/** The name that Istio looks up: a name without a dot is that of a Service in the namespace; `name.namespace` stays as it is, and meets nothing. */
export const fqdn = (name: string, namespace: string, clusterDomain: string): string =>
  name.includes('.') || name.startsWith('*') ? name : `${name}.${namespace}.svc.${clusterDomain}`;

const isWild = (host: string): boolean => host.startsWith('*');

/** Whether some host is meant by both names; `*` stands for any beginning. */
export function overlaps(a: string, b: string): boolean {
  if (!isWild(a) && !isWild(b)) return a === b;
  if (isWild(a) && isWild(b)) {
    const [left, right] = [a.slice(1), b.slice(1)];
    return left.endsWith(right) || right.endsWith(left);
  }
  return isWild(a) ? b.endsWith(a.slice(1)) : a.endsWith(b.slice(1));
}

/** Whether every host that the first name means is meant by the second. */
export function isWithin(host: string, outer: string): boolean {
  if (!isWild(outer)) return host === outer;
  return isWild(host) ? host.length >= outer.length && host.endsWith(outer.slice(1)) : host.endsWith(outer.slice(1));
}
