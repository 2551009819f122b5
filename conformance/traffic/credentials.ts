import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { messageOf } from '../cluster/api-client';
import type { Cluster } from '../cluster/api-server';
import type { Answer } from '../cluster/https-client';
import { dataAt } from '../cluster/manifest';

/** Who a workload is: its ServiceAccount. */
export interface Account {
  readonly namespace: string;
  readonly name: string;
}

export const accountOf = ({ namespace, name }: Account): string => `${namespace}/${name}`;

const seconds = 3_600;
const tries = 100;

function must(answer: Answer, what: string, ...path: readonly string[]): string {
  const text = dataAt(answer.body, ...path);
  if (answer.status < 300 && typeof text === 'string') return text;
  throw new Error(`${what}: ${messageOf(answer)}`);
}

/** What a pod has mounted: a token of its account for istiod's authority, and the certificate of that authority. */
export async function mount({ api }: Cluster, account: Account, folder: string): Promise<void> {
  const { namespace, name } = account;
  const base = `/api/v1/namespaces/${namespace}`;
  const request = {
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'TokenRequest',
    spec: { audiences: ['istio-ca'], expirationSeconds: seconds },
  };
  const answer = await api.https.send('POST', `${base}/serviceaccounts/${name}/token`, request);
  const token = must(answer, `no token for ServiceAccount ${accountOf(account)}`, 'status', 'token');
  // istiod writes it into every namespace, some time after the namespace is there
  let root = await api.https.send('GET', `${base}/configmaps/istio-ca-root-cert`);
  for (let turn = 0; root.status === 404 && turn < tries; turn++) {
    await new Promise((done) => setTimeout(done, 100));
    root = await api.https.send('GET', `${base}/configmaps/istio-ca-root-cert`);
  }
  const certificate = must(root, `istiod wrote no root certificate into ${namespace}`, 'data', 'root-cert.pem');
  for (const [file, text] of [
    ['var/run/secrets/tokens/istio-token', token],
    ['var/run/secrets/istio/root-cert.pem', certificate],
  ] as const) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text, { mode: 0o600 });
  }
}
