import { stages } from '../../../model/zero-trust-namespace';
import { namespace, program } from '../../../rules/example';
import type { Guard, Manifest } from '../../guard';

const peerAuthentication = (mode: string): Manifest => ({
  path: 'chart/raw',
  apiVersion: 'security.istio.io/v1',
  kind: 'PeerAuthentication',
  metadata: { name: 'raw', namespace: 'shop' },
  spec: { mtls: { mode } },
});

interface Spec {
  readonly mtls?: { readonly mode?: string };
  readonly portLevelMtls?: Readonly<Record<string, { readonly mode?: string }>>;
}

export const stageBypassed: Guard = {
  code: 'MESH6001',
  name: 'stage-bypassed',
  severity: 'error',
  summary:
    'A PeerAuthentication beside a namespace construct, or a patched one, that says another mode than its stage.',
  what: 'PeerAuthentication {name} says {mode} in namespace {namespace}, whose stage {stage} says {expected}',
  why: 'STRICT before its turn cuts plaintext callers off, and anything weaker than the stage undoes it',
  fix: 'change the stage; for one port, declare a plaintext exception on its service',
  kinds: ['PeerAuthentication'],
  insteadOf: [],
  bad: { program: program(), manifest: peerAuthentication('STRICT') },
  good: { program: program({ namespaces: [namespace()] }), manifest: peerAuthentication('PERMISSIVE') },
  *check(manifest, graph) {
    const namespaceName = manifest.metadata.namespace;
    const spec = (manifest.spec ?? {}) as Spec;
    for (const model of graph.namespaces) {
      if (model.name !== namespaceName) continue;
      const expected = stages[model.stage.name].mtls;
      const modes = [spec.mtls?.mode, ...Object.values(spec.portLevelMtls ?? {}).map((port) => port?.mode)];
      const opened = new Set(
        graph
          .servicesIn(model.path)
          .flatMap((s) => graph.openingsOf(s.path))
          .map((o) => String(o.port)),
      );
      const declared = Object.keys(spec.portLevelMtls ?? {}).every((port) => opened.has(port));
      for (const [index, mode] of modes.entries()) {
        if (
          mode === undefined ||
          mode === 'UNSET' ||
          mode === expected ||
          (index > 0 && declared && mode === 'PERMISSIVE')
        )
          continue;
        const values = { name: manifest.metadata.name, mode, namespace: model.name, stage: model.stage.name, expected };
        yield { values, at: index === 0 ? 'spec.mtls.mode' : 'spec.portLevelMtls', related: [model.path] };
      }
    }
  },
};
