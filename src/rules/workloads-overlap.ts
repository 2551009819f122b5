import { groupBy } from '../common/group-by';
import type { ServiceModel } from '../model/resilient-service';
import { edge, program, service } from './example';
import type { Rule } from './rule';

const selecting = (name: string, labels: Readonly<Record<string, string>>) =>
  service({
    name,
    workload: { kind: 'Selected', labels, replicas: { kind: 'Unknown' }, containers: [], probesRewritten: true },
  });

const pair = (labels: Readonly<Record<string, string>>) =>
  program({
    services: [selecting('payments', { app: 'pay' }), selecting('refunds', labels)],
    edges: [edge(), edge({ at: 'allow[1]', to: 'chart/shop/refunds' })],
  });

const texts = (labels: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .sort();

/** Services by the first label that their pods must have, in a namespace. */
const firstLabel = ({ namespace, workload }: ServiceModel): string => `${namespace} ${texts(workload.labels)[0]}`;

export const workloadsOverlap: Rule = {
  code: 'MESH5105',
  name: 'workloads-overlap',
  severity: 'error',
  summary: 'Two services of one namespace of which one selects the pods of the other too.',
  what: 'the labels of {wide} also select the pods of {narrow}',
  why: 'these pods get the requests and the policies of both, and can run as one ServiceAccount only',
  fix: 'give the workloads labels that tell them apart',
  reads: ['services'],
  bad: pair({ app: 'pay', tier: 'refunds' }),
  good: pair({ app: 'refunds' }),
  *check(graph) {
    const candidates = groupBy(graph.services, firstLabel);
    for (const narrow of graph.services) {
      const own = new Set(texts(narrow.workload.labels));
      for (const label of own) {
        for (const wide of candidates.get(`${narrow.namespace} ${label}`) ?? []) {
          if (wide === narrow || !texts(wide.workload.labels).every((text) => own.has(text))) continue;
          if (texts(wide.workload.labels).length === own.size && wide.path > narrow.path) continue; // said once
          const values = { wide: wide.name, narrow: narrow.name };
          yield { path: narrow.path, at: 'workload', values, related: [wide.path] };
        }
      }
    }
  },
};
