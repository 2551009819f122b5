import type { Input } from '@pulumi/pulumi';
import { App, Chart, Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import {
  CanaryRelease,
  consul,
  get,
  header,
  Identity,
  istio,
  linkerd,
  Percent,
  post,
  prefix,
  ResilientService,
  Stage,
  ZeroTrustNamespace,
} from '../../../src';
import { type Builder, Mesh, type MeshOptions } from '../../../src/pulumi';
import type { Manifest } from '../../cluster/manifest';
import { objectsIn } from '../../programs/read-yaml';
import type { Program } from '../../pulumi/engine';

/** The name of the component in these programs. */
export const component = 'shop';

const ingress = Identity.fromServiceAccount({ namespace: 'ingress', name: 'gateway' });

/** The meshes, each with the CRDs that its objects need. */
export const meshes = {
  istio: { mesh: istio({ version: '1.31', ingress }), crds: 'istio' },
  ambient: { mesh: istio({ version: '1.31', dataPlane: 'ambient', ingress }), crds: 'istio' },
  linkerd: { mesh: linkerd({ version: '2.20', ingress }), crds: 'linkerd' },
  consul: { mesh: consul({ version: '2.0', ingress }), crds: 'consul' },
} as const;

/** What a release of the shop says otherwise than the first one. */
export interface Release {
  readonly namespace: string;
  readonly mesh?: keyof typeof meshes;
  /** Per cent of the requests that meet the canary of payments. */
  readonly weight?: number;
  /** The services that call payments. */
  readonly callers?: readonly string[];
  readonly image?: Input<string>;
  readonly replicas?: Input<number>;
}

const first = { webhooks: 'none', scrapes: 'none', lock: 'none', reason: 'the release of a new namespace' } as const;

export const zoneOf = (scope: Construct, { namespace, mesh = 'istio' }: Release): ZeroTrustNamespace =>
  new ZeroTrustNamespace(scope, namespace, { mesh: meshes[mesh].mesh, stage: Stage.newNamespace(first) });

export const paymentsOf = (shop: ZeroTrustNamespace, { image, replicas = 3 }: Release): ResilientService =>
  new ResilientService(shop, 'payments', {
    workload: { image: image ?? 'registry.example/payments:1.9.2', port: 8080, replicas },
    routes: [get('/payments', { timeout: Duration.seconds(3) }), post('/payments', { timeout: Duration.seconds(5) })],
  });

export function callersOf(shop: ZeroTrustNamespace, payments: ResilientService, { callers = ['orders'] }: Release) {
  for (const name of callers) {
    const caller = new ResilientService(shop, name, {
      workload: { image: `registry.example/${name}:1.4.0`, port: 8080 },
      routes: [get(prefix(`/${name}`), { timeout: Duration.seconds(2) })],
    });
    shop.allow({ from: ingress, to: caller });
    shop.allow({ from: caller, to: payments });
  }
}

export const canaryOf = (scope: Construct, service: ResilientService, { weight = 10 }: Release): CanaryRelease =>
  new CanaryRelease(scope, 'payments-next', {
    service,
    canary: { image: 'registry.example/payments:2.0.0' },
    weight: Percent.of(weight),
    testers: header('x-canary', 'true'),
    watch: { errorRate: Percent.of(1) },
    until: '2999-12-31',
  });

/** Writes a release of the shop. */
export const shop =
  (release: Release): Builder<unknown> =>
  (scope) => {
    const zone = zoneOf(scope, release);
    const payments = paymentsOf(zone, release);
    callersOf(zone, payments, release);
    canaryOf(scope, payments, release);
  };

/** The program of Pulumi whose one component is written by the builder. */
export const programOf =
  (build: Builder<unknown>, options: MeshOptions & { readonly name?: string } = {}): Program =>
  () => {
    const { name = component, ...rest } = options;
    new Mesh(name, build, rest);
  };

/** What `cdk8s synth` writes of a release. */
export function synthesized(release: Release): readonly Manifest[] {
  const app = new App();
  shop(release)(new Chart(app, component));
  return objectsIn(app.synthYaml());
}
