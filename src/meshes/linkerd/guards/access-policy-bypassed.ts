import type { ServerSpec } from '../../../../imports/linkerd-2.20/server-v1beta3';
import { namespace, program, stage } from '../../../rules/example';
import type { Guard, Manifest } from '../../guard';
import { accessPolicy } from '../render/server';
import { declaredOf, guardedBy, isOurs, portsOf } from './declared';

const server = (policy: string): Manifest => ({
  path: 'chart/shop/payments',
  apiVersion: 'policy.linkerd.io/v1beta3',
  kind: 'Server',
  metadata: { name: 'payments-8080', namespace: 'shop' },
  spec: { podSelector: {}, port: 8080, accessPolicy: policy },
});
const strict = program({ namespaces: [namespace({ stage: stage('strict') })] });

const skipped = 'config.linkerd.io/skip-inbound-ports';

interface Template {
  readonly metadata?: {
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
}

/** Whether a list of ports and ranges has one of these. */
const hasPort = (list: string, ports: readonly number[]): boolean =>
  list.split(',').some((word) => {
    const [from = '', to = from] = word.trim().split('-');
    return ports.some((port) => port >= Number(from) && port <= Number(to));
  });

export const accessPolicyBypassed: Guard = {
  code: 'MESH6013',
  name: 'access-policy-bypassed',
  severity: 'error',
  summary: 'A patched Server whose access policy is not that of the stage, or pods with ports that go past the proxy.',
  what: '{kind} {name} says {said} in namespace {namespace}, whose stage {stage} says {expected}',
  why: 'a weaker word undoes the stage, plaintext past the proxy too, and a stronger one cuts callers off before their turn',
  fix: 'change the stage; for one port, declare a plaintext exception on its service',
  kinds: ['Server', 'Deployment'],
  insteadOf: [],
  bad: { program: strict, manifest: server('all-unauthenticated') },
  good: { program: strict, manifest: server('all-authenticated') },
  *check(manifest, graph) {
    const { kind, metadata, spec } = manifest;
    const at = { kind, name: metadata.name, namespace: metadata.namespace ?? '' };
    if (kind === 'Server') {
      const found = isOurs(manifest, graph) ? guardedBy(metadata.name, metadata.namespace, graph) : undefined;
      if (found === undefined) return;
      const { stage: model } = graph.namespaceOf(found.service);
      const { accessPolicy: said = 'deny' } = (spec ?? {}) as Partial<ServerSpec>;
      const expected = accessPolicy(model);
      if (said !== expected) yield { values: { ...at, said, stage: model.name, expected }, at: 'spec.accessPolicy' };
      return;
    }
    const { template } = (spec ?? {}) as { readonly template?: Template };
    const said = template?.metadata?.annotations?.[skipped];
    if (said === undefined) return;
    for (const one of declaredOf(graph, metadata.namespace)) {
      const labels = template?.metadata?.labels ?? {};
      const isPods = Object.entries(one.version.workload.labels).every(([key, value]) => labels[key] === value);
      const { stage: model } = graph.namespaceOf(one.service);
      if (!isPods || model.name === 'observe' || !hasPort(said, portsOf(one, graph))) continue;
      const values = { ...at, said: `${skipped}: ${said}`, stage: model.name, expected: 'none of its ports' };
      yield { values, at: `spec.template.metadata.annotations.${skipped}`, related: [one.version.owner] };
    }
  },
};
