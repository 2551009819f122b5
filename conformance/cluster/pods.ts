import { dataAt, isData, type Manifest } from './manifest';

const injectNamespace = 'istio-injection';
const injectPod = 'sidecar.istio.io/inject';

const ambientNamespace = 'istio.io/dataplane-mode';
/** What the node agent of ambient mode writes on the pods that it has taken in. */
const redirected = { 'ambient.istio.io/redirection': 'enabled' };

const sidecar = { name: 'istio-proxy', image: 'docker.io/istio/proxyv2:1.31.1' };

/**
 * The pod that a Deployment's controller would make, with the sidecar that the injector would put in. Without them every
 * analyzer that follows a selector has nothing to look at.
 */
export function podsOf(objects: readonly Manifest[]): readonly Manifest[] {
  const injected = new Set(
    objects
      .filter(({ kind, metadata }) => kind === 'Namespace' && metadata.labels?.[injectNamespace] === 'enabled')
      .map(({ metadata }) => metadata.name),
  );
  const ambient = new Set(
    objects
      .filter(({ kind, metadata }) => kind === 'Namespace' && metadata.labels?.[ambientNamespace] === 'ambient')
      .map(({ metadata }) => metadata.name),
  );
  const pods = objects
    .filter(({ kind }) => kind === 'Deployment')
    .map(({ metadata, spec }) => {
      const template = dataAt(spec, 'template');
      const podMetadata = dataAt(template, 'metadata');
      const podSpec = dataAt(template, 'spec');
      const containers = dataAt(podSpec, 'containers');
      const asked = dataAt(podMetadata, 'labels', injectPod) === 'true';
      const proxy = asked || injected.has(metadata.namespace ?? '') ? [sidecar] : [];
      return {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: {
          ...(isData(podMetadata) ? podMetadata : {}),
          ...(ambient.has(metadata.namespace ?? '') ? { annotations: redirected } : {}),
          name: `${metadata.name}-0`,
          namespace: metadata.namespace,
        },
        spec: {
          ...(isData(podSpec) ? podSpec : {}),
          containers: [...(Array.isArray(containers) ? containers : []), ...proxy],
        },
      };
    });
  return [...pods, ...existingPods(objects, pods)];
}

/** A pod with a sidecar that stands in for one that somebody else runs. */
export const meshedPod = (
  name: string,
  namespace: string | undefined,
  labels: Readonly<Record<string, string>>,
): Manifest => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: `${name}-existing-0`, namespace, labels },
  spec: { containers: [{ name: 'main', image: 'registry.example/existing:1.0.0' }, sidecar] },
});

/** Pods that a Service selects and nobody here emits: the program says that they exist. */
function existingPods(objects: readonly Manifest[], pods: readonly Manifest[]): readonly Manifest[] {
  return objects
    .filter(({ kind }) => kind === 'Service')
    .flatMap(({ metadata: { name, namespace }, spec }) => {
      const selector = dataAt(spec, 'selector') as Readonly<Record<string, string>> | undefined;
      const meets = ({ metadata }: Manifest): boolean =>
        Object.entries(selector ?? {}).every(([key, value]) => metadata.labels?.[key] === value);
      if (selector === undefined || pods.some(meets)) return [];
      return [meshedPod(name, namespace, selector)];
    });
}
