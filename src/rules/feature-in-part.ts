import { type Features, part } from '../model/feature';
import type { NamespaceModel } from '../model/zero-trust-namespace';
import { allFeatures, namespace, program, service, use } from './example';
import type { Rule } from './rule';

const breaker: Features['circuitBreaker'] = part({
  loss: 'a breaker without a bound: all endpoints may be out at once',
  wayOut: 'keep more than one replica, and watch for 503',
  source: 'https://linkerd.io/2/reference/circuit-breaking/',
});

const onAMesh = (features: Features): Partial<NamespaceModel> => ({ mesh: { ...namespace().mesh, features } });
const asking = (features: Features) =>
  program({
    namespaces: [namespace(onAMesh(features))],
    services: [service()],
    uses: [use({ feature: 'circuitBreaker', at: 'circuitBreaker' })],
  });

export const featureInPart: Rule = {
  code: 'MESH6101',
  name: 'feature-in-part',
  severity: 'warning',
  summary: 'A prop of which the mesh keeps only a part.',
  what: '{mesh} has {feature} in part: {loss}',
  why: 'the prop means less here than on other meshes',
  fix: '{wayOut}; or accept it by suppress, with a reason',
  reads: ['namespaces', 'uses'],
  bad: asking({ ...allFeatures, circuitBreaker: breaker }),
  good: asking(allFeatures),
  *check(graph) {
    for (const { path, at, feature, namespacePath } of graph.uses) {
      const mesh = graph.namespace(namespacePath)?.mesh;
      const state = mesh?.features[feature];
      if (mesh === undefined || state?.state !== 'part') continue;
      const { loss, wayOut } = state;
      yield { path, at, values: { mesh: mesh.name, feature, loss, wayOut } };
    }
  },
};
