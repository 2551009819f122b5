import * as kubernetes from '@pulumi/kubernetes';
import { Duration } from 'cdk8s';
import { get, Identity, istio, ResilientService, Stage, ZeroTrustNamespace } from 'cdk8s-mesh';
import { Mesh } from 'cdk8s-mesh/pulumi';

/** A release that another resource decides: which image runs, how often, and what the objects are labelled with. */
const gateway = Identity.fromServiceAccount({ namespace: 'ingress', name: 'gateway' });
const decided = new kubernetes.core.v1.ConfigMap('decided', { metadata: { name: 'decided' } });

new Mesh('shop', (scope) => {
  const shop = new ZeroTrustNamespace(scope, 'shop', {
    mesh: istio({ version: '1.31', ingress: gateway }),
    stage: Stage.observe(),
    metadata: { labels: decided.metadata.labels },
  });
  const web = new ResilientService(shop, 'web', {
    workload: {
      image: decided.data.apply(({ image }) => image!),
      port: 8080,
      replicas: decided.data.apply(({ replicas }) => Number(replicas)),
      env: { DECIDED_BY: decided.id },
    },
    routes: [get('/web', { timeout: Duration.seconds(2) })],
    circuitBreaker: { consecutive5xx: 5, ejectFor: Duration.seconds(30), ejectAtMost: 1 },
  });
  shop.allow({ from: gateway, to: web });
});
