import type { Mutation } from './mutation';

const authorization = 'src/meshes/istio/render/authorization.ts';

/** Faults in who may call whom. */
export const zeroTrustMutations: readonly Mutation[] = [
  {
    name: 'strict-first',
    breaks: 'the first stage, observe, cuts off callers without a certificate',
    file: 'src/model/zero-trust-namespace.ts',
    find: "observe: { mtls: 'PERMISSIVE',",
    replacement: "observe: { mtls: 'STRICT',",
    suite: 'policy',
    cause: /observe: nobody in particular, GET \S+, by address, .*: let in was promised, by PeerAuthentication default/,
  },
  {
    name: 'dry-run-left-out',
    breaks: 'the first stage, observe, enforces its policies',
    file: authorization,
    find: "...(isDryRun ? { annotations: { 'istio.io/dry-run': 'true' } } : {}),",
    replacement: '',
    suite: 'policy',
    cause: /observe: a stranger with a certificate, .*: let in was promised, by the deny of payments/,
  },
  {
    name: 'default-deny-left-out',
    breaks: 'a service that no edge leads to lets everybody in',
    file: authorization,
    find: '...(namespace.complete ? [] : [deny])',
    replacement: '',
    suite: 'policy',
    cause: /authorize: .*: denied was promised, by the deny of /,
  },
  {
    name: 'edge-without-method',
    breaks: 'an edge for GET and POST lets DELETE in',
    file: authorization,
    find: '...(edge.methods.length === 0 ? {} : { methods: [...edge.methods] }),',
    replacement: '',
    suite: 'policy',
    cause: /authorize.*: orders, DELETE \S+, .*: denied was promised, by the deny of payments/,
  },
  {
    name: 'edge-without-path',
    breaks: 'an edge for some paths lets all of them in',
    file: authorization,
    find: '...(edge.paths.length === 0 ? {} : { paths: [...new Set(edge.paths.flatMap(paths))].sort() }),',
    replacement: '',
    suite: 'policy',
    cause: /authorize.*: orders, GET \/other, .*: denied was promised, by the deny of payments/,
  },
  {
    name: 'policy-without-selector',
    breaks: 'what is allowed at one service is allowed at every service of the namespace',
    file: authorization,
    find: "{ selector, action: 'ALLOW', rules }",
    replacement: "{ action: 'ALLOW', rules }",
    suite: 'policy',
    cause: /authorize: .*: denied was promised, by the deny of /,
  },
  {
    name: 'opening-without-selector',
    breaks: 'ports for plaintext are opened without a word of whose',
    file: authorization,
    find: '{ selector, portLevelMtls }',
    replacement: '{ portLevelMtls }',
    suite: 'admission',
    cause: /PeerAuthentication \S+ (is refused: .*|spec: )portLevelMtls requires selector/,
  },
];
