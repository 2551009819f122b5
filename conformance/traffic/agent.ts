import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Cluster, httpStatus } from '../cluster/api-server';
import type { Istiod } from '../cluster/istiod';
import type { Harness } from '../harness/harness';
import { untilReady } from '../harness/processes';
import { bootstrap, internalListeners, sds, xds } from './bootstrap';
import { type Account, mount } from './credentials';
import { Envoy } from './envoy';

export const agentNeeds = { istio: ['pilot-agent'], envoy: ['envoy'] } as const;

/** A pod as its proxy knows it. */
export interface Pod {
  /** @default a sidecar */
  readonly role?: 'waypoint';
  readonly account: Account;
  readonly labels: Readonly<Record<string, string>>;
  /** By which istiod finds the workload of the proxy; each one of its own. */
  readonly address: string;
}

/** A certificate of the mesh, as files of PEM hold it. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
  readonly ca: string;
}

/** A sidecar with a certificate of its own, which the mesh's authority signed. */
export interface Sidecar {
  readonly proxy: Envoy;
  readonly certificate: Certificate;
}

const metadata = 'metadata';
const drainSeconds = 2;

/** A template: the agent fills in the node, as it does in the one of the image. */
const template = (admin: number, role: Pod['role']): string => {
  const node = { id: '{{ .nodeID }}', cluster: '{{ .cluster }}', metadata };
  const servers = {
    [xds]: { socket: './etc/istio/proxy/XDS' },
    [sds]: { socket: './var/run/secrets/workload-spiffe-uds/socket' },
  };
  const extensions = role === 'waypoint' ? internalListeners : {};
  return JSON.stringify({ ...bootstrap(node, admin, servers), ...extensions }).replace(
    `"${metadata}":"${metadata}"`,
    `"${metadata}":{{ .meta_json_str }}`,
  );
};

/**
 * pilot-agent, as the image of the sidecar runs it: it gets a certificate for the pod's account from istiod, starts Envoy and hands it
 * both certificate and configuration. Envoy is in its group, so whoever ends the one ends the other.
 */
export async function sidecar(
  { processes, ports, engine, folder }: Harness,
  cluster: Cluster,
  istiod: Istiod,
  { role, account, labels, address }: Pod,
): Promise<Sidecar> {
  const admin = await ports.next();
  const home = mkdtempSync(join(folder, `sidecar-${account.name}-`));
  await mount(cluster, account, home);
  const [certificates, bootstrapFile] = [join(home, 'certificates'), join(home, 'bootstrap.json')];
  mkdirSync(certificates);
  mkdirSync(join(home, 'etc/istio/pod'), { recursive: true });
  // no server for probes: it would listen on every address of the machine
  writeFileSync(join(home, 'etc/istio/pod/annotations'), 'status.sidecar.istio.io/port="0"\n');
  writeFileSync(bootstrapFile, template(admin, role));
  const discoveryAddress = `localhost:${istiod.secureGrpcPort}`;
  const config = {
    discoveryAddress,
    binaryPath: engine('envoy'),
    configPath: './etc/istio/proxy',
    proxyAdminPort: admin,
    // some counts are by worker
    concurrency: 1,
    // so long the connections that are open go on under the old rules; Istio's own 45 s would be longer than the cases
    drainDuration: `${drainSeconds}s`,
    terminationDrainDuration: '0s',
  };
  const running = await processes.start({
    name: `sidecar-${account.name}`,
    command: engine('pilot-agent'),
    args: ['proxy', role ?? 'sidecar', '--domain', `${account.namespace}.svc.cluster.local`],
    cwd: home,
    env: {
      PROXY_CONFIG: JSON.stringify(config),
      CA_ADDR: discoveryAddress,
      PILOT_CERT_PROVIDER: 'istiod',
      ISTIO_BOOTSTRAP: bootstrapFile,
      OUTPUT_CERTS: certificates,
      TRUST_DOMAIN: 'cluster.local',
      POD_NAME: account.name,
      POD_NAMESPACE: account.namespace,
      SERVICE_ACCOUNT: account.name,
      INSTANCE_IP: address,
      ISTIO_META_CLUSTER_ID: 'Kubernetes',
      ISTIO_META_INTERCEPTION_MODE: 'NONE',
      ISTIO_METAJSON_LABELS: JSON.stringify(labels),
    },
  });
  await untilReady(running, async () => (await httpStatus(admin, '/ready')) === 200);
  const pem = (file: string): string => readFileSync(join(certificates, file), 'utf8');
  return {
    proxy: new Envoy(running, admin),
    certificate: { key: pem('key.pem'), cert: pem('cert-chain.pem'), ca: pem('root-cert.pem') },
  };
}
