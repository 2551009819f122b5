import { App, Chart } from 'cdk8s';
import { istio, Stage, ZeroTrustNamespace } from 'cdk8s-mesh';
import type { Manifest } from '../../cluster/manifest';
import type { Harness } from '../../harness/harness';
import { objectsIn } from '../../programs/read-yaml';
import { GrpcUpstream } from '../../traffic/grpc-upstream';
import { Http2Upstream } from '../../traffic/http2-upstream';
import { hostOf } from '../../traffic/stand-ins';
import type { TrafficMesh } from '../../traffic/traffic-mesh';
import { type Received, Upstream } from '../../traffic/upstream';
import type { World } from './scene';

const mark = 'x-sent';

/** The one program of all scenes, and what they work with. */
export function openShop({ ports }: Harness, mesh: TrafficMesh): World & { readonly synth: () => readonly Manifest[] } {
  const app = new App();
  const shop = new ZeroTrustNamespace(new Chart(app, 'shop'), mesh.namespace, {
    mesh: istio({ version: '1.31' }),
    stage: Stage.observe(),
    suppress: [{ code: 'MESH3101', reason: 'the caller is the client of the harness' }],
  });
  const upstreams: { readonly received: readonly Received[] }[] = [];
  const kept = <T extends (typeof upstreams)[number]>(upstream: T): T => {
    upstreams.push(upstream);
    return upstream;
  };
  let count = 0;
  return {
    shop,
    namespace: mesh.namespace,
    port: mesh.port,
    upstream: async () => kept(await Upstream.open(ports)),
    http2Upstream: async () => kept(await Http2Upstream.open(ports)),
    grpcUpstream: (status) => GrpcUpstream.open(ports, status),
    deadPort: () => ports.next(),
    send: async ({ to, headers, ...sent }) => {
      const id = String(++count);
      const host = hostOf(to, mesh.namespace);
      const answer = await mesh.client.send({ ...sent, host, headers: { ...headers, [mark]: id } });
      const tries = upstreams.flatMap(({ received }) => received.filter((one) => one.headers[mark] === id));
      return { ...answer, tries: [...tries].sort((a, b) => a.at - b.at) };
    },
    stat: (service, name) => mesh.stat(hostOf(service, mesh.namespace), name),
    synth: () => objectsIn(app.synthYaml()),
  };
}
