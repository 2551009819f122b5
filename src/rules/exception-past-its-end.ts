import type { Day } from '../model/day';
import { type NamespaceModel, stages } from '../model/zero-trust-namespace';
import { opening, program } from './example';
import { overdue } from './overdue';
import type { Finding, Rule } from './rule';

const endingOn = (until: Day) => program({ openings: [opening({ until })] });

function* past(path: string, at: string, until: Day, asOf: Day): Iterable<Finding> {
  const late = overdue(until, asOf);
  if (late !== undefined) yield { path, at, values: { until, ago: late.ago }, severity: late.severity };
}

/** Whether the exception from the floor of the mesh is in force. */
const isBelow = ({ stage, mesh }: NamespaceModel): boolean =>
  mesh.mtlsFloor === 'STRICT' && stages[stage.name].mtls === 'PERMISSIVE';

export const exceptionPastItsEnd: Rule = {
  code: 'MESH3104',
  name: 'exception-past-its-end',
  severity: 'warning',
  summary: 'A plaintext exception whose last day has passed: a warning for 14 days, then an error.',
  what: 'the exception ended on {until}, {ago}',
  why: 'plaintext goes on being let in, for a caller that was to be gone by then',
  fix: 'remove the exception, or give it a new until with the reason why it is still needed',
  reads: ['namespaces', 'services', 'openings'],
  bad: endingOn('2026-11-20'),
  good: endingOn('2026-11-21'),
  *check(graph) {
    for (const { purpose, until, service, path, at } of graph.openings) {
      const target = graph.service(service);
      if (purpose !== 'exception' || until === undefined || target === undefined) continue;
      yield* past(path, `${at}.until`, until, graph.namespaceOf(target).asOf);
    }
    for (const namespace of graph.namespaces) {
      const until = namespace.stage.belowFloor?.until;
      if (until === undefined || !isBelow(namespace)) continue;
      yield* past(namespace.path, 'stage.observe.belowFloor.until', until, namespace.asOf);
    }
  },
};
