import { dataAt, isManifest, type Manifest } from '../cluster/manifest';

/** What Pulumi keeps as the id of an object: `namespace/name`, or the name alone where there is no namespace. */
export const idOf = ({ metadata: { name, namespace } }: Manifest): string =>
  namespace === undefined ? name : `${namespace}/${name}`;

/** The object that a type and an id name, with nothing else in it. */
export function namedBy(type: string, id: string): Manifest {
  const [, module = '', kind = ''] = type.split(':');
  const [group, version] = module.split('/');
  // as the kubernetes provider has it, which imports nothing of `kubernetes:v1:Service`
  if (version === undefined)
    throw new Error(`${type} has no group, so nothing of it can be read; the group of core kinds is core`);
  const [name = '', namespace] = id.split('/').reverse();
  const apiVersion = group === 'core' ? version : `${group}/${version}`;
  return { apiVersion, kind, metadata: { name, ...(namespace === undefined ? {} : { namespace }) } };
}

/** The inputs of a resource as the object that they write; throws where they are none. */
export function manifestOf(inputs: unknown): Manifest {
  if (!isManifest(inputs)) {
    const said = ['apiVersion', 'kind'].map((key) => dataAt(inputs, key)).join(' ');
    throw new Error(`an object without apiVersion, kind or metadata.name: ${said}`);
  }
  return inputs;
}
