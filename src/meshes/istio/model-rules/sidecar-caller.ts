import { stages } from '../../../model/zero-trust-namespace';
import { edge, namespace, program, service, stage } from '../../../rules/example';
import type { Rule } from '../../../rules/rule';
import { ambientName, isAmbient, needsWaypoint } from '../render/ambient/waypoint';

const { mesh } = namespace();
const calledFrom = (name: string) =>
  program({
    namespaces: [
      namespace({ mesh: { ...mesh, name: ambientName }, stage: stage('authorize') }),
      namespace({ path: 'chart/office', name: 'office', mesh: { ...mesh, name } }),
    ],
    services: [
      service(),
      service({ name: 'web', path: 'chart/office/web', namespacePath: 'chart/office', namespace: 'office' }),
    ],
    edges: [edge({ from: { kind: 'Service', service: 'chart/office/web' }, methods: ['GET', 'HEAD'] })],
  });

export const sidecarCaller: Rule = {
  code: 'MESH6130',
  name: 'sidecar-caller',
  severity: 'error',
  summary: 'A caller with a sidecar of a service behind a waypoint, once the allow graph is enforced.',
  what: '{caller} has a sidecar, and {callee} is behind a waypoint',
  why: 'a sidecar dials the pods and not the waypoint, which alone is let through to them: every call is refused',
  fix: 'move the namespace of {caller} to ambient mode first, or say of {callee} nothing that needs a waypoint',
  reads: ['namespaces', 'services', 'canaries', 'edges', 'uses'],
  bad: calledFrom('Istio'),
  good: calledFrom(ambientName),
  *check(graph) {
    for (const { path, at, from, to } of graph.edges) {
      const caller = from.kind === 'Service' ? graph.service(from.service) : undefined;
      const callee = graph.service(to);
      if (caller === undefined || callee === undefined || isAmbient(graph.namespaceOf(caller))) continue;
      const { stage } = graph.namespaceOf(callee);
      if (stages[stage.name].authorization !== 'enforced' || !needsWaypoint(callee, graph)) continue;
      const values = { caller: caller.name, callee: callee.name };
      yield { path, at, values, related: [caller.path, callee.path] };
    }
  },
};
