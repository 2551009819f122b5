import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import type { Harness } from '../harness/harness';
import { untilReady } from '../harness/processes';
import { ApiClient, messageOf } from './api-client';
import { type CrdSet, readCrds } from './crds';
import { HttpsClient } from './https-client';
import { kubeconfig } from './kubeconfig';

/** A real API server with nothing behind it: no controller, no scheduler, no node. */
export interface Cluster {
  readonly api: ApiClient;
  /** File for programs that speak to it. */
  readonly kubeconfig: string;
}

export const clusterNeeds = { kubernetes: ['etcd', 'kube-apiserver'] } as const;

/** Status of a plain HTTP page on loopback. */
export const httpStatus = (port: number, path: string): Promise<number> =>
  new Promise((done, failed) => {
    const sent = get({ host: '127.0.0.1', port, path, timeout: 2_000 }, (response) => {
      response.resume();
      done(response.statusCode ?? 0);
    });
    sent.on('timeout', () => sent.destroy(new Error('no answer')));
    sent.on('error', failed);
  });

async function startEtcd({ processes, ports, engine }: Harness, folder: string): Promise<string> {
  const [client, peer] = await ports.take(2);
  const [url, peerUrl] = [`http://127.0.0.1:${client}`, `http://127.0.0.1:${peer}`];
  const etcd = await processes.start({
    name: 'etcd',
    command: engine('etcd'),
    args: [
      `--data-dir=${join(folder, 'etcd')}`,
      `--listen-client-urls=${url}`,
      `--advertise-client-urls=${url}`,
      `--listen-peer-urls=${peerUrl}`,
      `--initial-advertise-peer-urls=${peerUrl}`,
      `--initial-cluster=default=${peerUrl}`,
      '--log-level=warn',
      // what is lost with the machine is lost with the run
      '--unsafe-no-fsync',
    ],
  });
  await untilReady(etcd, async () => (await httpStatus(client!, '/readyz')) === 200);
  return url;
}

async function startServer(harness: Harness, folder: string): Promise<Cluster> {
  const { processes, ports, engine } = harness;
  const etcd = await startEtcd(harness, folder);
  const port = await ports.next();
  const token = randomBytes(16).toString('hex');
  const secret = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text, { mode: 0o600 });
    return join(folder, name);
  };
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = secret('service-accounts.key', privateKey.export({ type: 'pkcs1', format: 'pem' }).toString());
  const server = await processes.start({
    name: 'kube-apiserver',
    command: engine('kube-apiserver'),
    args: [
      `--etcd-servers=${etcd}`,
      '--service-account-issuer=https://kubernetes.default.svc',
      `--service-account-key-file=${key}`,
      `--service-account-signing-key-file=${key}`,
      `--token-auth-file=${secret('tokens.csv', `${token},admin,admin,system:masters\n`)}`,
      '--authorization-mode=RBAC',
      `--cert-dir=${join(folder, 'certificates')}`,
      '--bind-address=127.0.0.1',
      '--advertise-address=127.0.0.1',
      `--secure-port=${port}`,
      '--service-cluster-ip-range=10.96.0.0/16',
      // there is no controller that would make the accounts' tokens
      '--disable-admission-plugins=ServiceAccount',
      '--endpoint-reconciler-type=none',
    ],
  });
  const https = new HttpsClient(port, token);
  await untilReady(server, async () => (await https.send('GET', '/readyz')).status === 200);
  return { api: new ApiClient(https), kubeconfig: secret('kubeconfig', kubeconfig(port, token)) };
}

/** The API server with the CRDs of a mesh, one for each set of a run. */
export function cluster(harness: Harness, set: CrdSet): Promise<Cluster> {
  return harness.once(`cluster ${set}`, async () => {
    const crds = readCrds(harness.options.crds, set);
    const started = Date.now();
    const folder = mkdtempSync(join(harness.folder, `${set}-`));
    const running = await startServer(harness, folder);
    for (const answer of await Promise.all(crds.map((crd) => running.api.apply(crd)))) {
      if (answer.status >= 300) throw new Error(`a CRD was refused: ${messageOf(answer)}`);
    }
    await running.api.served(crds);
    harness.say(`API server with ${crds.length} CRDs (${set}) up in ${((Date.now() - started) / 1000).toFixed(1)} s`);
    return running;
  });
}
