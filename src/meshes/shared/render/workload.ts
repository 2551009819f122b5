import type { LeafMap } from '../../../model/decoration';
import { type Leaf, mapLeaf, written } from '../../../model/later';
import type { Protocol } from '../../../model/port';
import type { ServiceModel } from '../../../model/resilient-service';
import type { VersionModel } from '../../../model/version';
import type { OwnWorkload, ProbeModel, ReplicasModel, ResourcesModel } from '../../../model/workload';
import type { Draft } from '../../draft';

/** What a mesh writes on the pod templates of workloads that are ours. */
export interface PodTemplate {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

const replicasOf = (replicas: ReplicasModel): Leaf<number> | undefined =>
  replicas.kind === 'Fixed' ? replicas.count : undefined;

function probe(model: ProbeModel | undefined): Record<string, unknown> | undefined {
  if (model?.kind === 'HttpGet') return { httpGet: { path: model.path, port: model.port } };
  return model?.kind === 'TcpSocket' ? { tcpSocket: { port: model.port } } : undefined;
}

/** A tag that tells versions apart in metrics, where the image has one that is a label value. */
const tagOf = (image: string): string | undefined =>
  /:([A-Za-z0-9]([-_.A-Za-z0-9]{0,61}[A-Za-z0-9])?)$/.exec(image.split('@')[0]!)?.[1];

/** The version of the pods, which is known with their image; none where the image has no such tag. */
function versionLabel(image: Leaf<string>): Readonly<Record<string, string>> {
  const tag = written(mapLeaf(image, tagOf));
  return tag === undefined ? {} : { 'app.kubernetes.io/version': tag };
}

/** In the order of their names, so that the order in the program means nothing. */
const envOf = (env: LeafMap): readonly object[] =>
  Object.keys(env)
    .sort()
    .map((name) => ({ name, value: env[name] }));

/** The API server drops empty maps, so they are not written. */
const said = (maps: Readonly<Record<string, object>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(maps).filter(([, map]) => Object.keys(map).length > 0));

const resourcesOf = ({ requests, limits }: ResourcesModel): Record<string, unknown> => said({ requests, limits });

function containerOf(workload: OwnWorkload, service: ServiceModel): Record<string, unknown> {
  const container = workload.containers[0]!;
  return {
    name: container.name,
    image: container.image,
    ...said({ env: envOf(workload.env) }),
    ports: service.ports.map((port) => ({ name: port.name, containerPort: port.workloadPort, protocol: 'TCP' })),
    livenessProbe: probe(container.liveness),
    readinessProbe: probe(container.readiness),
    resources: resourcesOf(workload.resources),
    lifecycle: { preStop: { sleep: { seconds: workload.preStopSleep } } },
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
  };
}

function deployment(version: VersionModel, workload: OwnWorkload, service: ServiceModel, pod: PodTemplate): Draft {
  const labels = { ...pod.labels, ...versionLabel(workload.containers[0]!.image), ...workload.labels };
  return {
    owner: version.owner,
    phase: 'workload',
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: workload.name, namespace: service.namespace, labels: workload.labels },
    body: {
      spec: {
        replicas: replicasOf(workload.replicas),
        selector: { matchLabels: workload.labels },
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
        template: {
          metadata: { labels, ...said({ annotations: pod.annotations }) },
          spec: {
            serviceAccountName: service.identity.serviceAccount,
            automountServiceAccountToken: false,
            terminationGracePeriodSeconds: workload.terminationGracePeriod,
            securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
            containers: [containerOf(workload, service)],
          },
        },
      },
    },
  };
}

/** At most one pod at a time is taken away on purpose. */
const disruptionBudget = (version: VersionModel, service: ServiceModel): Draft => ({
  owner: version.owner,
  phase: 'reference',
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: version.name, namespace: service.namespace },
  body: { spec: { maxUnavailable: 1, selector: { matchLabels: version.workload.labels } } },
});

/** The Deployment of a version and its PodDisruptionBudget, where they are ours to write. */
export function renderWorkload(version: VersionModel, service: ServiceModel, pod: PodTemplate): readonly Draft[] {
  const { workload } = version;
  if (workload.kind === 'Own') {
    return [disruptionBudget(version, service), deployment(version, workload, service, pod)];
  }
  if (workload.kind !== 'Copied') return [];
  const { spec } = workload.manifest;
  const metadata = { name: workload.name, namespace: service.namespace, labels: workload.labels };
  const copy: Draft = {
    owner: version.owner,
    phase: 'workload',
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    body: { spec },
  };
  return [disruptionBudget(version, service), copy];
}

/** What a mesh calls the protocol of a port. */
export type AppProtocols = Readonly<Record<Protocol, string>>;

const ownWords: AppProtocols = { http: 'http', http2: 'http2', grpc: 'grpc', tcp: 'tcp' };

/** The Service of a version, by which it is reached. */
export const renderKubernetesService = (
  version: VersionModel,
  service: ServiceModel,
  selector: Readonly<Record<string, string>>,
  annotations: Readonly<Record<string, string>> = {},
  appProtocols: AppProtocols = ownWords,
): Draft => ({
  owner: version.owner,
  phase: 'reference',
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: version.name, namespace: service.namespace, annotations },
  body: {
    spec: {
      type: 'ClusterIP',
      selector,
      ports: service.ports.map(({ name, servicePort, workloadPort, protocol }) => ({
        name,
        port: servicePort,
        targetPort: workloadPort,
        protocol: 'TCP',
        appProtocol: appProtocols[protocol],
      })),
    },
  },
});

/** The identity of all versions of the service. */
export function renderServiceAccount(service: ServiceModel): readonly Draft[] {
  if (!service.ownsServiceAccount) return [];
  const metadata = { name: service.identity.serviceAccount, namespace: service.namespace };
  const base = { owner: service.path, phase: 'reference', apiVersion: 'v1', kind: 'ServiceAccount' } as const;
  return [{ ...base, metadata, body: { automountServiceAccountToken: false } }];
}
