import * as kubernetes from '@pulumi/kubernetes';
import * as pulumi from '@pulumi/pulumi';
import type { Chart } from 'cdk8s';
import { Identity, istio, ResilientService, Stage, ZeroTrustNamespace } from 'cdk8s-mesh';
import { Mesh } from 'cdk8s-mesh/pulumi';

/** Beside a component that registers, one with two faults that the compiler cannot see. */
const gateway = Identity.fromServiceAccount({ namespace: 'ingress', name: 'gateway' });
const mesh = istio({ version: '1.31', ingress: gateway });

new kubernetes.core.v1.ConfigMap('other', { metadata: { name: 'other' }, data: {} });
new Mesh('good', (scope) => {
  const good = new ZeroTrustNamespace(scope, 'good', { mesh, stage: Stage.observe() });
  const web = new ResilientService(good, 'web', { workload: { image: 'registry.example/web:1.0.0', port: 8080 } });
  good.allow({ from: gateway, to: web });
});
const later = process.env['REFUSED'] === 'later';
const program = (scope: Chart): { readonly shop: ZeroTrustNamespace } => {
  const shop = new ZeroTrustNamespace(scope, 'shop', { mesh, stage: Stage.observe() });
  new ResilientService(shop, 'Web', { workload: { image: 'registry.example/web:1.0.0', port: 8080 } });
  new ResilientService(shop, 'api', { workload: { image: 'registry.example/api:1.0.0', port: Number('80800') } });
  return { shop };
};
const broken = new Mesh('broken', later ? async (scope) => program(scope) : program);

// whoever needs the refused component does not register either
new kubernetes.core.v1.ConfigMap('dependent', {
  metadata: { name: 'dependent' },
  data: { namespace: pulumi.output(broken.outputs).apply(({ shop }) => shop.name) },
});
