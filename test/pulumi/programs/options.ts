import * as kubernetes from '@pulumi/kubernetes';
import { ApiObject } from 'cdk8s';
import { Identity, linkerd, ResilientService, Stage, ZeroTrustNamespace } from 'cdk8s-mesh';
import { Mesh } from 'cdk8s-mesh/pulumi';

/** What a component hands to its resources, from an async builder, with an object of the user's own. */
const gateway = Identity.fromServiceAccount({ namespace: 'ingress', name: 'gateway' });
const provider = new kubernetes.Provider('elsewhere', { context: 'elsewhere' });

const shop = new Mesh(
  'shop',
  async (scope) => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const namespace = new ZeroTrustNamespace(scope, 'shop', {
      mesh: linkerd({ version: '2.20', ingress: gateway }),
      stage: Stage.observe(),
    });
    const web = new ResilientService(namespace, 'web', {
      workload: { image: 'registry.example/web:1.0.0', port: 8080 },
    });
    namespace.allow({ from: gateway, to: web });
    const job = new ApiObject(scope, 'migration', {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { namespace: 'shop', name: 'migration' },
      spec: {
        template: {
          spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'registry.example/migration:1.0.0' }] },
        },
      },
    });
    web.node.addDependency(job);
  },
  {
    provider,
    protect: true,
    importExisting: true,
    ignoreChanges: ['spec.replicas'],
    aliases: [{ name: 'store' }],
    transformations: [
      ({ type, props, opts }) => {
        if (!type.endsWith(':Service')) return undefined;
        return { props: { ...props, metadata: { ...props.metadata, labels: { seen: 'yes' } } }, opts };
      },
    ],
  },
);

// comes after everything of the component
new kubernetes.core.v1.ConfigMap('after', { metadata: { name: 'after' } }, { dependsOn: shop });
