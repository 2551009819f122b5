import type { KubernetesObject } from '../../../manifests/manifest';
import { namespaceOf } from '../../../manifests/manifest';
import type { Settings } from '../../../manifests/settings';

type Exporting = KubernetesObject & { readonly spec?: unknown };

const annotation = 'networking.istio.io/exportTo';

/** The namespaces that may see an object, `*` for all: its `exportTo`, a Service's annotation, else the default of the mesh. */
export function exportedTo(object: Exporting, { defaultExportTo }: Settings): readonly string[] {
  const spec = object.spec as { readonly exportTo?: readonly string[] } | undefined;
  const said = spec?.exportTo ?? object.metadata.annotations?.[annotation]?.split(',').map((name) => name.trim());
  const names = said === undefined || said.length === 0 ? defaultExportTo : said;
  return names.includes('.') ? names.map((name) => (name === '.' ? namespaceOf(object) : name)) : names;
}

/** The namespaces that an object names as those that may see it; its own stands for all. */
export function viewersOf(object: Exporting, settings: Settings): readonly string[] {
  const named = exportedTo(object, settings).filter((name) => name !== '*' && name !== '~');
  return named.length === 0 ? [namespaceOf(object)] : named;
}

export function isVisibleIn(object: Exporting, namespace: string, settings: Settings): boolean {
  const names = exportedTo(object, settings);
  return names.includes('*') || names.includes(namespace);
}

/** Whether some namespace sees both. */
export function seenTogether(a: Exporting, b: Exporting, settings: Settings): boolean {
  const [left, right] = [exportedTo(a, settings), exportedTo(b, settings)];
  if (left.includes('*')) return right.some((name) => name !== '~');
  return right.includes('*')
    ? left.some((name) => name !== '~')
    : left.some((name) => name !== '~' && right.includes(name));
}
