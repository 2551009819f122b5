import { Hbone } from '../../ambient/hbone';
import { announce, beside, startWaypoint } from '../../ambient/waypoint';
import { type Istiod, istiod } from '../../cluster/istiod';
import { dataAt, type Manifest } from '../../cluster/manifest';
import { Mesh, refusalsOf } from '../../cluster/mesh';
import { apart, type Harness } from '../../harness/harness';
import { expectNone } from '../../harness/suite';
import { sidecar } from '../../traffic/agent';
import type { Answered, Sent } from '../../traffic/client';
import type { Account } from '../../traffic/credentials';
import { configOf, type Envoy, ztunnelOf } from '../../traffic/envoy';
import { hostOf } from '../../traffic/stand-ins';
import { type Received, Upstream } from '../../traffic/upstream';
import { podLabelsOf } from '../../traffic/workloads';
import { kindsOfRoutes, type Ports, type Routes, type ServiceName, type StageName, services, yard } from './yard';

export type Caller = 'web' | 'stranger';

/** Its ztunnel does not answer. */
const gone = { address: '127.0.0.4', labels: { 'networking.istio.io/tunnel': 'http' } } as const;
/** Where the pods of a Deployment are; pods of one service share its port, so they differ in the address. */
const pods: Readonly<Record<string, readonly string[]>> = {
  'split-canary': ['127.0.0.2'],
  'kept-canary': ['127.0.0.2'],
  broken: ['127.0.0.1', '127.0.0.2'],
  gone: [gone.address],
  sticky: ['127.0.0.1', '127.0.0.2', '127.0.0.3'],
};
const serviceOf = (deployment: string): ServiceName => deployment.replace(/-canary$/, '') as ServiceName;

export interface Outcome extends Answered {
  /** The tries that got through to a pod, the first one first. */
  readonly tries: readonly (Received & { readonly pod: string })[];
}

/** A namespace behind a waypoint that really runs. */
export interface Namespace {
  readonly routes: Routes;
  readonly name: string;
  readonly proxy: Envoy;
  /** The program of a stage, in the place of the one before. */
  readonly release: (stage: StageName) => Promise<void>;
  /** What was released last, and what the harness put beside it. */
  readonly program: () => readonly Manifest[];
  readonly added: readonly Manifest[];
  /** Lets a pod answer everything with a status, until it is told otherwise. */
  readonly breaks: (pod: string, status: number | undefined) => void;
  readonly send: (sent: Omit<Sent, 'host'> & { readonly to: ServiceName; readonly by?: Caller }) => Promise<Outcome>;
}

export interface World {
  readonly namespaces: readonly Namespace[];
  /** Every mesh object that istiod has read. */
  readonly config: () => Promise<unknown>;
  /** What istiod would tell a ztunnel. */
  readonly ztunnel: () => Promise<unknown>;
  /** With objects of the case beside the program. */
  readonly during: (objects: readonly Manifest[], look: () => Promise<void>) => Promise<void>;
}

const entry = (deployment: Manifest, address: string, index: number): Manifest => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'WorkloadEntry',
  metadata: { name: `${deployment.metadata.name}-${index}`, namespace: deployment.metadata.namespace! },
  spec: {
    address,
    labels: { ...podLabelsOf(deployment), ...(address === gone.address ? gone.labels : {}) },
    serviceAccount: String(dataAt(deployment['spec'], 'template', 'spec', 'serviceAccountName')),
  },
});

const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 1_500));
const mark = 'x-sent';
let count = 0;

async function openNamespace(
  harness: Harness,
  mesh: Mesh,
  control: Istiod,
  routes: Routes,
  address: string,
): Promise<Namespace> {
  const name = routes === 'gateway-api' ? 'court' : 'yard';
  const ports: Record<string, number> = {};
  for (const service of services) ports[service] = await harness.ports.next();
  const hbonePort = await harness.ports.next();
  const write = (stage: StageName): readonly Manifest[] => yard(name, routes, stage, ports as Ports);
  const first = write('observe');
  const deployments = first.filter(({ kind }) => kind === 'Deployment');
  const upstreams: { readonly pod: string; readonly upstream: Upstream }[] = [];
  const entries: Manifest[] = [];
  for (const deployment of deployments) {
    const { name: pod } = deployment.metadata;
    for (const [index, at] of (pods[pod] ?? ['127.0.0.1']).entries()) {
      const upstream = await Upstream.open(harness.ports, { address: at, port: ports[serviceOf(pod)]! });
      upstreams.push({ pod: `${pod}-${index}`, upstream });
      entries.push(entry(deployment, at, index));
    }
  }
  const stranger: Account = { namespace: 'elsewhere', name: `stranger-to-${name}` };
  const added = [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: stranger },
    ...beside(name, hbonePort),
    ...entries,
  ];
  const apply = async (objects: readonly Manifest[]): Promise<void> =>
    expectNone(refusalsOf(await mesh.apply(objects)));
  await apply([...first, ...added]);
  await announce(mesh, first.find(({ kind }) => kind === 'Gateway')!);
  const waypoint = await startWaypoint(harness, mesh, control, name, address);
  const certificateOf = async (account: Account): Promise<Hbone> => {
    const { certificate } = await sidecar(harness, mesh.cluster, control, {
      account,
      labels: { app: account.name },
      address: `${address}${account.namespace === 'elsewhere' ? '8' : '9'}`,
    });
    return new Hbone(hbonePort, certificate);
  };
  const callers: Readonly<Record<Caller, Hbone>> = {
    web: await certificateOf({ namespace: name, name: 'web' }),
    stranger: await certificateOf(stranger),
  };
  const addresses = new Map<string, string>();
  for (const service of services) {
    const { body } = await mesh.api.read({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: service, namespace: name },
    });
    addresses.set(service, String(dataAt(body, 'spec', 'clusterIP')));
  }
  let program = first;
  return {
    routes,
    name,
    proxy: waypoint.proxy,
    added,
    program: () => program,
    release: async (stage) => {
      const former = program;
      program = write(stage);
      const key = ({ kind, metadata }: Manifest): string => `${kind} ${metadata.name}`;
      const kept = new Set(program.map(key));
      await apply(program);
      await mesh.remove(former.filter((object) => !kept.has(key(object))));
      await settled();
    },
    breaks: (pod, status) => {
      for (const one of upstreams) if (one.pod === pod) one.upstream.broken = status;
    },
    send: async ({ to, by = 'web', headers, ...sent }) => {
      const id = String(++count);
      const target = { address: addresses.get(to)!, port: 80 };
      const host = hostOf(to, name);
      const answer = await callers[by].send(target, { ...sent, host, headers: { ...headers, [mark]: id } });
      const tries = upstreams.flatMap(({ pod, upstream }) =>
        upstream.received.filter((one) => one.headers[mark] === id).map((one) => ({ ...one, pod })),
      );
      return { ...answer, tries: tries.sort((a, b) => a.at - b.at) };
    },
  };
}

/** Without tunnels in tunnels, which only Istio's own build of Envoy knows. */
const ambientMode = { PILOT_ENABLE_AMBIENT: 'true', AMBIENT_ENABLE_MULTI_NETWORK_WAYPOINT: 'false' };

/** An API server, an istiod that knows ambient mode, and a namespace for each kind of routes. */
export async function openWorld(harness: Harness): Promise<World> {
  const own = apart(harness, 'ambient');
  const mesh = await Mesh.open(own, 'istio');
  const control = await istiod(own, mesh.cluster, {}, ambientMode);
  const namespaces: Namespace[] = [];
  for (const [index, routes] of kindsOfRoutes.entries())
    namespaces.push(await openNamespace(own, mesh, control, routes, `127.0.0.${index + 2}1`));
  return {
    namespaces,
    config: () => configOf(control),
    ztunnel: () => ztunnelOf(control),
    during: (objects, look) =>
      mesh.during(objects, async (applied) => {
        expectNone(refusalsOf(applied));
        await settled();
        await look();
      }),
  };
}
