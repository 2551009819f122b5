/** What a policy may be attached to, by the group; the core group has no name. */
const targets: Readonly<Record<string, string>> = {
  Service: '',
  ServiceEntry: 'networking.istio.io',
  Gateway: 'gateway.networking.k8s.io',
  GatewayClass: 'gateway.networking.k8s.io',
};

export interface TargetRef {
  readonly group?: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** What istiod has against a target, in words; undefined for one that it takes. */
export function targetProblem({ group = '', kind, name, namespace = '' }: TargetRef): string | undefined {
  if (name === '') return 'has no name';
  if (namespace !== '') return `names the namespace ${namespace}: a policy holds in its own only`;
  const wanted = Object.hasOwn(targets, kind) ? targets[kind] : undefined;
  if (wanted === undefined) return `has kind '${kind}', which takes no policy`;
  if (wanted === (group === 'core' ? '' : group)) return undefined;
  return `has group '${group}' for a ${kind}, which is in '${wanted}'`;
}
