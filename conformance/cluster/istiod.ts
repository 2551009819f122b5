import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Harness } from '../harness/harness';
import { untilReady } from '../harness/processes';
import { messageOf } from './api-client';
import { type Cluster, httpStatus } from './api-server';
import { HttpsClient } from './https-client';
import type { Manifest } from './manifest';
import { reviewer, type Verdict } from './reviewer';

/** Istio's control plane, with what is open on it. */
export interface Istiod {
  readonly grpcPort: number;
  readonly secureGrpcPort: number;
  /** /ready and the debug pages. */
  readonly httpPort: number;
  readonly review: (object: Manifest) => Promise<Verdict>;
}

export const istiodNeeds = { istio: ['pilot-discovery'] } as const;

/** Settings of the whole mesh; what is not said is Istio's default. */
export interface MeshConfig {
  readonly enableAutoMtls?: boolean;
}

/** istiod on an API server of the run, one for each mesh config and environment. */
export function istiod(
  harness: Harness,
  { api, kubeconfig }: Cluster,
  config: MeshConfig = {},
  env: Readonly<Record<string, string>> = {},
): Promise<Istiod> {
  // JSON is YAML too
  const meshConfig = JSON.stringify(config);
  return harness.once(`istiod ${kubeconfig} ${meshConfig} ${JSON.stringify(env)}`, async () => {
    const { processes, ports, engine, folder } = harness;
    const started = Date.now();
    // where it keeps the key of its authority
    const home = await api.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'istio-system' } });
    if (home.status >= 300) throw new Error(messageOf(home));
    const [grpcPort, httpPort, httpsPort, secureGrpcPort, monitoringPort, controlPort] = (await ports.take(6)) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const cwd = mkdtempSync(join(folder, 'istiod-'));
    writeFileSync(join(cwd, 'mesh.yaml'), meshConfig);
    const address = (port: number): string => `127.0.0.1:${port}`;
    const running = await processes.start({
      name: 'istiod',
      command: engine('pilot-discovery'),
      cwd,
      args: [
        'discovery',
        `--kubeconfig=${kubeconfig}`,
        `--meshConfig=${join(cwd, 'mesh.yaml')}`,
        `--grpcAddr=${address(grpcPort)}`,
        `--httpAddr=${address(httpPort)}`,
        `--httpsAddr=${address(httpsPort)}`,
        `--secureGRPCAddr=${address(secureGrpcPort)}`,
        `--monitoringAddr=${address(monitoringPort)}`,
        '--ctrlz_address=127.0.0.1',
        `--ctrlz_port=${controlPort}`,
      ],
      env: {
        POD_NAMESPACE: 'istio-system',
        POD_NAME: 'istiod',
        ISTIOD_CUSTOM_HOST: 'localhost',
        // stock Envoy has neither filter
        PILOT_ENABLE_METADATA_EXCHANGE: 'false',
        PILOT_ENABLE_ALPN_FILTER: 'false',
        // two on one API server would quarrel over the addresses of ServiceEntries, until one of them panics
        PILOT_ENABLE_IP_AUTOALLOCATE: 'false',
        ...env,
      },
    });
    await untilReady(running, async () => (await httpStatus(httpPort, '/ready')) === 200, 90);
    const review = reviewer('istiod', new HttpsClient(httpsPort), '/validate');
    harness.say(`istiod up in ${((Date.now() - started) / 1000).toFixed(1)} s`);
    return { grpcPort, secureGrpcPort, httpPort, review };
  });
}
