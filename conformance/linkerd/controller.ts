import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { messageOf } from '../cluster/api-client';
import { type Cluster, httpStatus } from '../cluster/api-server';
import { HttpsClient } from '../cluster/https-client';
import type { Manifest } from '../cluster/manifest';
import { reviewer, type Verdict } from '../cluster/reviewer';
import type { Harness } from '../harness/harness';
import { type Running, untilReady } from '../harness/processes';
import { PolicyApi } from './policy-api';

/** Linkerd's policy controller: its admission, and what it would tell a proxy. */
export interface PolicyController {
  readonly review: (object: Manifest) => Promise<Verdict>;
  readonly policies: PolicyApi;
  /** What it logs: routes that it cannot read are named there and nowhere else. */
  readonly log: () => string;
}

export const linkerdNeeds = { linkerd: ['linkerd-policy-controller'] } as const;

/** Networks of the pods. What lies outside is the world. */
export const clusterNetworks = '10.0.0.0/8';

/** The controller owns its lease through the Deployment that it would run in. */
const home: readonly Manifest[] = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'linkerd' } },
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'linkerd-destination', namespace: 'linkerd' },
    spec: {
      selector: { matchLabels: { app: 'linkerd-destination' } },
      template: {
        metadata: { labels: { app: 'linkerd-destination' } },
        spec: { containers: [{ name: 'policy', image: 'registry.example/policy:2.20' }] },
      },
    },
  },
];

/** The kinds that it watches, and at which versions. A Gateway API that does not serve one of them goes unwatched. */
export const watched: readonly (readonly [apiVersion: string, kind: string])[] = [
  ['v1', 'Pod'],
  ['v1', 'Service'],
  ...['HTTPRoute', 'GRPCRoute'].map((kind) => ['gateway.networking.k8s.io/v1', kind] as const),
  ...['TLSRoute', 'TCPRoute'].map((kind) => ['gateway.networking.k8s.io/v1alpha2', kind] as const),
  ...['Server', 'HTTPRoute'].map((kind) => ['policy.linkerd.io/v1beta3', kind] as const),
  ['policy.linkerd.io/v1beta1', 'ServerAuthorization'],
  ...[
    'AuthorizationPolicy',
    'MeshTLSAuthentication',
    'NetworkAuthentication',
    'HTTPLocalRateLimitPolicy',
    'EgressNetwork',
  ].map((kind) => ['policy.linkerd.io/v1alpha1', kind] as const),
  ['workload.linkerd.io/v1beta1', 'ExternalWorkload'],
];

/** Kinds of whose first list its metrics say nothing yet. It is ready before, and an API server puts off who asks for fresh CRDs. */
export function unread(metrics: string, kinds: typeof watched): readonly string[] {
  return kinds.flatMap(([apiVersion, kind]) => {
    const [version, group = ''] = apiVersion.split('/').reverse();
    const line = `kube_watch_events_total{op="Restart",kind="${kind}",group="${group}",version="${version}"}`;
    return metrics.includes(line) ? [] : [`${kind} of ${apiVersion}`];
  });
}

/** A key in PKCS 8 and a certificate: those that the API server has made for itself, since Node makes no certificates. */
function identityIn(kubeconfig: string, folder: string): { readonly certificate: string; readonly key: string } {
  const made = join(dirname(kubeconfig), 'certificates');
  const key = join(folder, 'tls.key');
  const pem = createPrivateKey(readFileSync(join(made, 'apiserver.key'))).export({ type: 'pkcs8', format: 'pem' });
  writeFileSync(key, pem, { mode: 0o600 });
  return { certificate: join(made, 'apiserver.crt'), key };
}

/** The policy controller on an API server of the run, one for each. */
export function policyController(harness: Harness, { api, kubeconfig }: Cluster): Promise<PolicyController> {
  return harness.once(`linkerd ${kubeconfig}`, async () => {
    const { processes, ports, engine, folder } = harness;
    const started = Date.now();
    for (const object of home) {
      const answer = await api.apply(object);
      if (answer.status >= 300) throw new Error(messageOf(answer));
    }
    const [admin, server, grpc] = (await ports.take(3)) as [number, number, number];
    const cwd = mkdtempSync(join(folder, 'linkerd-'));
    const { certificate, key } = identityIn(kubeconfig, cwd);
    const address = (port: number): string => `127.0.0.1:${port}`;
    const running: Running = await processes.start({
      name: 'linkerd-policy-controller',
      command: engine('linkerd-policy-controller'),
      cwd,
      args: [
        `--kubeconfig=${kubeconfig}`,
        `--admin-addr=${address(admin)}`,
        `--server-addr=${address(server)}`,
        `--server-tls-certs=${certificate}`,
        `--server-tls-key=${key}`,
        `--grpc-addr=${address(grpc)}`,
        `--cluster-networks=${clusterNetworks}`,
        // as the chart sets it
        '--probe-networks=0.0.0.0/0,::/0',
        '--default-opaque-ports=25,587,3306,4444,5432,6379,9300,11211',
      ],
      env: { HOSTNAME: 'policy-controller' },
    });
    const served: (typeof watched)[number][] = [];
    for (const [apiVersion, kind] of watched)
      if ((await api.pathOf({ apiVersion, kind, metadata: { name: 'any' } })) !== undefined)
        served.push([apiVersion, kind]);
    await untilReady(running, async () => {
      if ((await httpStatus(admin, '/ready')) !== 200) return false;
      const page = await fetch(`http://127.0.0.1:${admin}/metrics`, { signal: AbortSignal.timeout(2_000) });
      return unread(await page.text(), served).length === 0;
    });
    harness.say(`Linkerd's policy controller up in ${((Date.now() - started) / 1000).toFixed(1)} s`);
    return {
      review: reviewer('the policy-validator', new HttpsClient(server), '/'),
      policies: new PolicyApi(grpc),
      log: () => `${running.stdout()}\n${running.stderr()}`,
    };
  });
}
