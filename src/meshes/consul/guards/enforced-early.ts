import type { ServiceIntentionsSpecSources } from '../../../../imports/consul-2.0/service-intentions-v1alpha1';
import { stages } from '../../../model/zero-trust-namespace';
import { program, stage } from '../../../rules/example';
import type { Guard } from '../../guard';
import { consulNamespace, entry, isConsulObject, writtenFor } from './ours';

type Source = ServiceIntentionsSpecSources;

const example = program({ namespaces: [consulNamespace({ stage: stage('strict') })] });
const patched = (...sources: readonly Source[]) =>
  entry('ServiceIntentions', 'payments', { destination: { name: 'payments' }, sources }, 'chart/shop/payments');

interface Spec {
  readonly sources?: readonly Source[];
}

const refuses = ({ action, permissions }: Source): boolean =>
  action === 'deny' || (permissions ?? []).some((permission) => permission.action === 'deny');

export const enforcedEarly: Guard = {
  code: 'MESH6022',
  name: 'enforced-early',
  severity: 'error',
  summary:
    'Patched ServiceIntentions that refuse callers while the stage of the namespace does not enforce the allow graph.',
  what: 'ServiceIntentions {name} refuse {source} in namespace {namespace}, whose stage {stage} lets everybody in',
  why: 'Consul has no dry-run: a refusal before its turn cuts off callers that nobody has counted yet',
  fix: "keep the source '*' with action allow until the authorize stage",
  kinds: ['ServiceIntentions'],
  insteadOf: [],
  bad: { program: example, manifest: patched({ name: '*', action: 'deny' }) },
  good: { program: example, manifest: patched({ name: '*', action: 'allow' }) },
  *check(manifest, graph) {
    const service = isConsulObject(manifest) ? writtenFor(manifest, graph) : undefined;
    if (service === undefined) return;
    const namespace = graph.namespaceOf(service);
    if (stages[namespace.stage.name].authorization === 'enforced') return;
    const { sources = [] } = (manifest.spec ?? {}) as Spec;
    const values = { name: manifest.metadata.name, namespace: namespace.name, stage: namespace.stage.name };
    const related = [namespace.path];
    for (const [index, source] of sources.entries()) {
      if (refuses(source))
        yield { values: { ...values, source: source.name ?? '' }, at: `spec.sources[${index}]`, related };
    }
    // without it a default policy of deny decides
    if (!sources.some(({ name }) => name === '*'))
      yield { values: { ...values, source: '*' }, at: 'spec.sources', related };
  },
};
