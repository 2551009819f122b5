import { dataAt, type Manifest } from '../../cluster/manifest';

const namespace = (name: string): Manifest => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });

/** Namespaces that the objects name without lying in them: of callers, and those to which a host is exported. */
export function surroundings(objects: readonly Manifest[]): readonly Manifest[] {
  const text = JSON.stringify(objects);
  const own = new Set(objects.map(({ kind, metadata }) => (kind === 'Namespace' ? metadata.name : metadata.namespace)));
  const callers = [...text.matchAll(/\/ns\/([a-z0-9-]+)\/sa\//g)].map(([, name]) => name!);
  const exported = objects.flatMap(({ spec }) => (dataAt(spec, 'exportTo') ?? []) as readonly string[]);
  const named = new Set([...callers, ...exported.filter((name) => !/[.*~]/.test(name))]);
  return [...named].filter((name) => !own.has(name)).map(namespace);
}
