import type { AuthorizationPolicySpec } from '../../../../imports/linkerd-2.20/authorization-policy-v1alpha1';
import type { MeshTLSAuthenticationSpec } from '../../../../imports/linkerd-2.20/mesh-tls-authentication-v1alpha1';
import type { ServerAuthorizationSpec } from '../../../../imports/linkerd-2.20/server-authorization-v1beta1';
import type { Graph } from '../../../model/program';
import { program } from '../../../rules/example';
import type { Guard, GuardFinding, Manifest } from '../../guard';
import { addresses, kubelet } from '../render/access';
import { declaredOf, guardedBy, isOurs } from './declared';

const policy = (server: string): Manifest => ({
  path: 'chart/raw',
  apiVersion: 'policy.linkerd.io/v1alpha1',
  kind: 'AuthorizationPolicy',
  metadata: { name: 'raw', namespace: 'shop' },
  spec: { targetRef: { group: 'policy.linkerd.io', kind: 'Server', name: server }, requiredAuthenticationRefs: [] },
});

type Target = { readonly what: string; readonly at: string; readonly owner: string };

/** What of ours a policy is about, a route of a Server or all Servers of the namespace among it. */
function aimOf({ kind, metadata, spec }: Manifest, graph: Graph): Target | undefined {
  const { namespace } = metadata;
  const ours = (name: string, at: string): Target | undefined => {
    const found = guardedBy(name, namespace, graph);
    return found && { what: name, at, owner: found.version.owner };
  };
  const whole = (at: string): Target | undefined => {
    const [first] = declaredOf(graph, namespace);
    return first && { what: `all Servers of ${namespace}`, at, owner: first.service.namespacePath };
  };
  if (kind === 'ServerAuthorization') {
    const { server } = (spec ?? {}) as Partial<ServerAuthorizationSpec>;
    return server?.name === undefined ? whole('spec.server') : ours(server.name, 'spec.server.name');
  }
  const { targetRef } = (spec ?? {}) as Partial<AuthorizationPolicySpec>;
  if (targetRef === undefined) return undefined;
  return targetRef.kind === 'Namespace' ? whole('spec.targetRef') : ours(targetRef.name, 'spec.targetRef.name');
}

/** What is wrong with a patched one of ours: what it asks for is no longer what the program says. */
function* patched({ kind, metadata, spec }: Manifest): Iterable<GuardFinding> {
  const values = { kind, name: metadata.name, what: 'its own target' };
  if (kind === 'MeshTLSAuthentication') {
    const { identities = [], identityRefs = [] } = (spec ?? {}) as MeshTLSAuthenticationSpec;
    if (identities.some((one) => one.startsWith('*')) || identityRefs.length > 0)
      yield { values, at: 'spec.identities' };
    return;
  }
  const { requiredAuthenticationRefs: asked = [] } = (spec ?? {}) as Partial<AuthorizationPolicySpec>;
  const isKnown = asked.some(({ kind: of, name }) =>
    of === 'MeshTLSAuthentication'
      ? name === metadata.name
      : metadata.name.endsWith(`-${kubelet}`) || metadata.name.endsWith(`-${addresses}`),
  );
  if (!isKnown) yield { values, at: 'spec.requiredAuthenticationRefs' };
}

export const allowanceBesideGraph: Guard = {
  code: 'MESH6011',
  name: 'allowance-beside-graph',
  severity: 'error',
  summary: 'A policy of the user, or a patched one, that lets callers in whom no allow rule of the program names.',
  what: '{kind} {name} lets callers in to {what}, and no allow rule names them',
  why: 'who may call whom is then not what the program says, and without authentications it is everybody, plaintext too',
  fix: 'allow the caller in the program: namespace.allow({ from, to }), or declare an opening on the service',
  kinds: ['AuthorizationPolicy', 'ServerAuthorization', 'MeshTLSAuthentication'],
  insteadOf: [],
  bad: { program: program(), manifest: policy('payments-8080') },
  good: { program: program(), manifest: policy('ledger-8080') },
  *check(manifest, graph) {
    if (!manifest.apiVersion.startsWith('policy.linkerd.io/')) return;
    if (isOurs(manifest, graph)) {
      yield* patched(manifest);
      return;
    }
    if (manifest.kind === 'MeshTLSAuthentication') return;
    const aim = aimOf(manifest, graph);
    if (aim === undefined) return;
    const values = { kind: manifest.kind, name: manifest.metadata.name, what: aim.what };
    yield { values, at: aim.at, related: [aim.owner] };
  },
};
