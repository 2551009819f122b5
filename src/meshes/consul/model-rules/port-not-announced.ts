import type { ServiceModel } from '../../../model/resilient-service';
import type { GivenWorkload } from '../../../model/workload';
import { given, program, service } from '../../../rules/example';
import type { Rule } from '../../../rules/rule';
import { annotationOf } from '../facts/pod-annotations';
import { portAnnotation } from '../render/pod-template';

const annotated = (port: string) => ({
  spec: { template: { metadata: { annotations: { [portAnnotation]: port } } } },
});
const [main] = given().containers;
const withPorts = (said: Partial<GivenWorkload>) =>
  program({ services: [service({ workload: given({ containers: [{ ...main!, ports: [9090, 8080] }], ...said }) })] });

/** The port that Consul takes for the one of the application: the annotated one, else the first of the first container. */
const takenPort = ({ manifest, containers }: GivenWorkload): string =>
  annotationOf(manifest, portAnnotation) ?? String(containers[0]?.ports[0] ?? '');

/** Ports may be annotated by their names, which the model does not have. */
const isAnother = (taken: string, { port }: ServiceModel): boolean =>
  /^\d*$/.test(taken) && taken !== String(port.workloadPort);

export const portNotAnnounced: Rule = {
  code: 'MESH6122',
  name: 'port-not-announced',
  severity: 'error',
  summary: 'A Deployment of the user of which Consul would take another port than that of the routes.',
  what: 'the routes of {service} are for port {port}, and Consul would send all calls to port {taken}',
  why: 'a sidecar of Consul has one port of the application: the annotated one, else the first of the first container',
  fix: "annotate the pod template with consul.hashicorp.com/connect-service-port: '{port}'",
  reads: ['services'],
  bad: withPorts({}),
  good: withPorts({ manifest: annotated('8080') }),
  *check(graph) {
    for (const one of graph.services) {
      if (one.workload.kind !== 'Given') continue;
      const taken = takenPort(one.workload);
      if (!isAnother(taken, one)) continue;
      const values = { service: one.name, port: String(one.port.workloadPort), taken };
      yield { path: one.path, at: 'workload', values };
    }
  },
};
