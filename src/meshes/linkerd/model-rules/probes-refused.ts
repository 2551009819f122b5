import { exact } from '../../../model/path-match';
import type { SelectedWorkload } from '../../../model/workload';
import { edge, namespace, program, service, stage, workload } from '../../../rules/example';
import type { Rule } from '../../../rules/rule';

const { labels, replicas } = workload();
const selected: SelectedWorkload = { kind: 'Selected', labels, replicas, containers: [], probesRewritten: true };
const narrow = edge({ methods: ['GET', 'HEAD'], paths: [exact('/payments')] });
const strict = namespace({ stage: stage('strict') });

export const probesRefused: Rule = {
  code: 'MESH6114',
  name: 'probes-refused',
  severity: 'error',
  summary: 'Pods that are only selected, whose probes Linkerd would refuse once an edge names methods or paths.',
  what: 'an edge to {service} names methods or paths, and the probes of its pods are not known',
  why: 'a route on a Server ends the allowance that probes have by themselves: the pods turn unready',
  fix: 'give the Deployment as workload, whose probes are read; or allow every method and path',
  reads: ['namespaces', 'services', 'edges'],
  bad: program({ namespaces: [strict], services: [service({ workload: selected })], edges: [narrow] }),
  good: program({ namespaces: [strict], edges: [narrow] }),
  *check(graph) {
    for (const { path, name, namespacePath, workload: pods } of graph.services) {
      if (pods.kind !== 'Selected' || graph.namespace(namespacePath)?.stage.name === 'observe') continue;
      const found = graph.edgesTo(path).find(({ methods, paths }) => methods.length > 0 || paths.length > 0);
      if (found !== undefined) yield { path: found.path, at: found.at, related: [path], values: { service: name } };
    }
  },
};
