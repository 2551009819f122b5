import { workloadKinds } from '../../../../manifests/cluster/workloads';
import type { GroupKind, Manifest } from '../../../../manifests/manifest';
import type { Path } from '../../../../manifests/path';
import type { ManifestSet } from '../../../../manifests/set';
import { apiKinds } from '../gateway-api';
import { kinds } from '../kinds';
import { podsMadeBy } from '../pods-of';

/** An annotation of Istio, and what it stands on. */
export interface Annotation {
  readonly name: string;
  readonly value: string;
  /** The kind that it would have to be for; `Pod` in a template. */
  readonly subject: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly at: Path;
}

/** The kinds whose annotations rules look at. */
export const annotated: readonly GroupKind[] = [
  '/Namespace',
  '/Service',
  ...workloadKinds,
  'networking.k8s.io/Ingress',
  apiKinds.gateway,
  apiKinds.gatewayClass,
  kinds.serviceEntry,
  kinds.workloadEntry,
  kinds.authorizationPolicy,
];

/** Written by control planes on what they meet. */
const byControllers: ReadonlySet<string> = new Set([
  'sidecar.istio.io/status',
  'gateway.istio.io/controller-version',
  'istio.io/rev',
]);

function isOfIstio(name: string): boolean {
  if (name === 'kubernetes.io/ingress.class') return true;
  const slash = name.indexOf('/');
  // Those of internal.istio.io are refused, which another rule says.
  return slash !== -1 && /(^|\.)istio\.io$/.test(name.slice(0, slash)) && !name.startsWith('internal.');
}

interface Metadata {
  readonly annotations?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
}

function* annotationsIn({ annotations, labels = {} }: Metadata, subject: string, at: Path): Iterable<Annotation> {
  for (const name in annotations) {
    if (!isOfIstio(name) || byControllers.has(name)) continue;
    yield { name, value: annotations[name]!, subject, labels, at: [...at, 'annotations', name] };
  }
}

/** The annotations of Istio that an object has, those of its pods' template too. */
export function* annotationsOf(manifest: Manifest, set: ManifestSet): Iterable<Annotation> {
  const { kind, metadata } = manifest.object;
  yield* annotationsIn(metadata, kind, ['metadata']);
  const pods = podsMadeBy(set, manifest);
  if (pods !== undefined && pods.template.length > 0) yield* annotationsIn(pods, 'Pod', [...pods.template, 'metadata']);
}
