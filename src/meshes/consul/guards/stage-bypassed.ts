import { program, stage } from '../../../rules/example';
import type { Guard } from '../../guard';
import { mutualTlsMode } from '../render/mutual-tls';
import { consulNamespace, entry, isConsulObject, writtenFor } from './ours';

const example = program({ namespaces: [consulNamespace({ stage: stage('strict') })] });
const defaults = (mutualTLSMode: string) =>
  entry('ServiceDefaults', 'payments', { protocol: 'http', mutualTLSMode }, 'chart/shop/payments');

export const stageBypassed: Guard = {
  code: 'MESH6025',
  name: 'stage-bypassed',
  severity: 'error',
  summary: 'Patched ServiceDefaults that say another mutualTLSMode than the stage of the namespace.',
  what: 'ServiceDefaults {name} say mutualTLSMode {mode} in namespace {namespace}, whose stage {stage} says {expected}',
  why: 'strict before its turn cuts plaintext callers off, and permissive after it lets plaintext past all intentions',
  fix: 'change the stage; for one port, declare a plaintext exception on its service',
  kinds: ['ServiceDefaults'],
  insteadOf: [],
  bad: { program: example, manifest: defaults('permissive') },
  good: { program: example, manifest: defaults('strict') },
  *check(manifest, graph) {
    const service = isConsulObject(manifest) ? writtenFor(manifest, graph) : undefined;
    if (service === undefined) return;
    const { mutualTLSMode: mode = '' } = (manifest.spec ?? {}) as { readonly mutualTLSMode?: string };
    const expected = mutualTlsMode(service, graph);
    if (mode === expected) return;
    const { name, path, stage: now } = graph.namespaceOf(service);
    const values = { name: manifest.metadata.name, mode: mode || "''", namespace: name, stage: now.name, expected };
    yield { values, at: 'spec.mutualTLSMode', related: [path] };
  },
};
