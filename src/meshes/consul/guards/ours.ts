import type { Graph } from '../../../model/program';
import type { ServiceModel } from '../../../model/resilient-service';
import type { NamespaceModel } from '../../../model/zero-trust-namespace';
import { namespace } from '../../../rules/example';
import type { Manifest } from '../../guard';
import { editionOf, meshNames } from '../edition';
import { consulNames } from '../render/intentions';

export const isOfConsul = ({ mesh }: NamespaceModel): boolean => editionOf(mesh) !== undefined;

export const isConsulObject = ({ apiVersion }: Manifest): boolean => apiVersion.startsWith('consul.hashicorp.com/');

/** What is said by name: of a service, and with Enterprise of its namespace. */
export interface Called {
  readonly name: string | undefined;
  readonly namespace: string | undefined;
}

/** The service of the program that Consul knows by a name; with one namespace in Consul, whatever the Kubernetes namespace. */
export const serviceCalled = ({ name, namespace }: Called, graph: Graph): ServiceModel | undefined =>
  graph.services.find((service) => {
    const edition = editionOf(graph.namespaceOf(service).mesh);
    if (edition === undefined || (edition === 'enterprise' && service.namespace !== namespace)) return false;
    return consulNames(service, graph).some((own) => own === name);
  });

/** The service whose construct, or whose canary's, wrote an object. */
export const writtenFor = ({ path }: Manifest, graph: Graph): ServiceModel | undefined =>
  graph.services.find(
    (service) =>
      (service.path === path || graph.canaryOf(service.path)?.path === path) && isOfConsul(graph.namespaceOf(service)),
  );

/** For examples: a namespace of Consul's. */
export const consulNamespace = (said: Partial<NamespaceModel> = {}): NamespaceModel => {
  const { mesh } = namespace();
  return namespace({ ...said, mesh: { ...mesh, name: meshNames.community, version: '2.0', mtlsFloor: 'STRICT' } });
};

/** For examples: an object of the service of the example program, or of the user. */
export const entry = (kind: string, name: string, spec: object, path = 'chart/raw'): Manifest => ({
  path,
  apiVersion: 'consul.hashicorp.com/v1alpha1',
  kind,
  metadata: { name, namespace: 'shop' },
  spec,
});
