import { stages } from '../../../model/zero-trust-namespace';
import { namespace, program, stage } from '../../../rules/example';
import type { Guard, Manifest } from '../../guard';

const dryRun = 'istio.io/dry-run';

const policy = (annotations: Readonly<Record<string, string>>): Manifest => ({
  path: 'chart/raw',
  apiVersion: 'security.istio.io/v1',
  kind: 'AuthorizationPolicy',
  metadata: { name: 'raw', namespace: 'shop', annotations },
  spec: {},
});

export const enforcedEarly: Guard = {
  code: 'MESH6004',
  name: 'enforced-early',
  severity: 'error',
  summary:
    'An AuthorizationPolicy, patched or of the user, that is enforced while the stage of its namespace only tries policies.',
  what: 'AuthorizationPolicy {name} is enforced in namespace {namespace}, whose stage {stage} only logs what policies would do',
  why: 'a policy that is enforced before its turn refuses callers that nobody has counted yet',
  fix: "annotate it with istio.io/dry-run: 'true' until the authorize stage, and keep the annotation on ours",
  kinds: ['AuthorizationPolicy'],
  insteadOf: [],
  bad: { program: program({ namespaces: [namespace({ stage: stage('strict') })] }), manifest: policy({}) },
  good: { program: program(), manifest: policy({ [dryRun]: 'true' }) },
  *check({ metadata }, graph) {
    for (const { name, path, stage: model } of graph.namespaces) {
      if (name !== metadata.namespace || stages[model.name].authorization === 'enforced') continue;
      if (metadata.annotations?.[dryRun] === 'true') continue;
      const values = { name: metadata.name, namespace: name, stage: model.name };
      yield { values, at: 'metadata.annotations', related: [path] };
    }
  },
};
