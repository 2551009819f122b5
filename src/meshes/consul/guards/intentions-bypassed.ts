import type { ServiceIntentionsSpecSources } from '../../../../imports/consul-2.0/service-intentions-v1alpha1';
import { stages } from '../../../model/zero-trust-namespace';
import { program, stage } from '../../../rules/example';
import type { Guard } from '../../guard';
import { intendedSources } from '../render/intentions';
import { consulNamespace, entry, isConsulObject, writtenFor } from './ours';

type Source = ServiceIntentionsSpecSources;

const example = program({ namespaces: [consulNamespace({ stage: stage('authorize') })] });
const patched = (...sources: readonly Source[]) =>
  entry('ServiceIntentions', 'payments', { destination: { name: 'payments' }, sources }, 'chart/shop/payments');
const gateway: Source = { name: 'gateway', action: 'allow' };

interface Spec {
  readonly sources?: readonly Source[];
}

/** Whether a source lets nothing through that the graph does not; what denies more is the user's own choice. */
function isWithin({ action, permissions }: Source, allowed: Source | undefined): boolean {
  if (allowed?.action === 'allow') return true;
  if (permissions === undefined) return action === 'deny';
  const known = new Set((allowed?.permissions ?? []).map((one) => JSON.stringify({ ...one, jwt: undefined })));
  const last = permissions.at(-1);
  const endsClosed = last?.action === 'deny' && JSON.stringify(last.http) === '{"pathPrefix":"/"}';
  const opening = permissions.filter((one) => one.action === 'allow');
  return endsClosed && opening.every((one) => known.has(JSON.stringify({ ...one, jwt: undefined })));
}

export const intentionsBypassed: Guard = {
  code: 'MESH6021',
  name: 'intentions-bypassed',
  severity: 'error',
  summary: 'Patched ServiceIntentions that let in more than the allow graph, whose stage enforces it.',
  what: 'ServiceIntentions {name} let the source {source} do more than the allow graph says',
  why: 'the stage {stage} promises that only declared callers get in, and only by declared methods and paths',
  fix: 'declare the caller with allow(); close permissions with a last one that denies pathPrefix /',
  kinds: ['ServiceIntentions'],
  insteadOf: [],
  bad: { program: example, manifest: patched(gateway, { name: '*', action: 'allow' }) },
  good: { program: example, manifest: patched(gateway, { name: '*', action: 'deny' }) },
  *check(manifest, graph) {
    const service = isConsulObject(manifest) ? writtenFor(manifest, graph) : undefined;
    if (service === undefined) return;
    const { stage: now } = graph.namespaceOf(service);
    if (stages[now.name].authorization !== 'enforced') return;
    const { sources = [] } = (manifest.spec ?? {}) as Spec;
    const keyOf = ({ name, namespace }: Source): string => `${namespace ?? ''}/${name}`;
    const intended = new Map(intendedSources(service, graph).map((source) => [keyOf(source), source]));
    const values = { name: manifest.metadata.name, stage: now.name };
    const related = [service.namespacePath];
    for (const [index, source] of sources.entries()) {
      if (isWithin(source, intended.get(keyOf(source)))) continue;
      yield { values: { ...values, source: source.name ?? '' }, at: `spec.sources[${index}]`, related };
    }
    // without it the default policy of the mesh decides about strangers
    if (!sources.some(({ name }) => name === '*'))
      yield { values: { ...values, source: '*' }, at: 'spec.sources', related };
  },
};
