import { writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { httpStatus } from '../cluster/api-server';
import type { Istiod } from '../cluster/istiod';
import type { Harness } from '../harness/harness';
import { type Running, untilReady } from '../harness/processes';
import { Failure } from '../harness/suite';

export const envoyNeeds = { envoy: ['envoy'] } as const;

const xds = 'xds';
const address = (port: number) => ({ socket_address: { address: '127.0.0.1', port_value: port } });
const byAds = { ads: {}, resource_api_version: 'V3' };

/** A sidecar as istiod knows it, that asks for its configuration in plaintext. */
const bootstrap = (namespace: string, admin: number, istiod: number): unknown => ({
  node: {
    id: `sidecar~127.0.0.1~client.${namespace}~${namespace}.svc.cluster.local`,
    cluster: `client.${namespace}`,
    metadata: { NAMESPACE: namespace, CLUSTER_ID: 'Kubernetes', ISTIO_VERSION: '1.31.0', INTERCEPTION_MODE: 'NONE' },
  },
  admin: { address: address(admin) },
  dynamic_resources: {
    lds_config: byAds,
    cds_config: byAds,
    ads_config: {
      api_type: 'GRPC',
      transport_api_version: 'V3',
      grpc_services: [{ envoy_grpc: { cluster_name: xds } }],
    },
  },
  static_resources: {
    clusters: [
      {
        name: xds,
        type: 'STATIC',
        connect_timeout: '5s',
        typed_extension_protocol_options: {
          'envoy.extensions.upstreams.http.v3.HttpProtocolOptions': {
            '@type': 'type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions',
            explicit_http_config: { http2_protocol_options: {} },
          },
        },
        load_assignment: {
          cluster_name: xds,
          endpoints: [{ lb_endpoints: [{ endpoint: { address: address(istiod) } }] }],
        },
      },
    ],
  },
});

function page(port: number, path: string): Promise<string> {
  return new Promise((done, failed) => {
    get({ host: '127.0.0.1', port, path, timeout: 5_000 }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => done(text)).on('error', failed);
    }).on('error', failed);
  });
}

/** The client's proxy. */
export class Envoy {
  private constructor(
    private readonly running: Running,
    private readonly admin: number,
  ) {}

  static async start({ processes, ports, engine, folder }: Harness, istiod: Istiod, namespace: string): Promise<Envoy> {
    const admin = await ports.next();
    const file = join(folder, `envoy-${admin}.json`);
    writeFileSync(file, JSON.stringify(bootstrap(namespace, admin, istiod.grpcPort)));
    const running = await processes.start({
      name: 'envoy',
      command: engine('envoy'),
      // one worker, since some counts are by worker; and no memory shared with an Envoy that would take over
      args: ['-c', file, '--disable-hot-restart', '--concurrency', '1', '--log-level', 'warn'],
    });
    await untilReady(running, async () => (await httpStatus(admin, '/ready')) === 200);
    return new Envoy(running, admin);
  }

  /** Waits until the routes that it has name all of these. */
  routes(names: readonly string[]): Promise<void> {
    const path = '/config_dump?resource=dynamic_route_configs';
    return untilReady(this.running, async () => {
      const dump = await page(this.admin, path);
      return names.every((name) => dump.includes(name));
    });
  }

  /** A counter or gauge of the host's cluster, on whatever port. */
  async stat(host: string, name: string): Promise<number> {
    // Istio ends the name of a cluster with a semicolon, where the name has dots
    const ends = [`||${host};.${name}`, `||${host}.${name}`];
    const text = await page(this.admin, '/stats?format=json&filter=^cluster');
    const { stats } = JSON.parse(text) as { readonly stats: readonly { name?: string; value?: number }[] };
    const meant = stats.filter((stat) => ends.some((end) => stat.name?.endsWith(end)));
    if (meant.length !== 1) throw new Failure([`Envoy has ${meant.length} statistics ${name} of ${host}`]);
    return meant[0]!.value ?? 0;
  }
}

/** What istiod has read: every mesh object that it acts on. */
export const configOf = async ({ httpPort }: Istiod): Promise<unknown> =>
  JSON.parse(await page(httpPort, '/debug/configz'));
