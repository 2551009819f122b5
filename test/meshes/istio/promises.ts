import { type Manifest, ofKind } from '../../synth/harness';
import { isCustom, schemaProblems } from '../crd-schema';

const proven = ['connect-failure', 'refused-stream', 'reset-before-request'];
const idempotent = ['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE'];

export const httpRoutes = (objects: readonly Manifest[]): Manifest[] =>
  ofKind(objects, 'VirtualService').flatMap((object) => object.spec.http);

/** What a program declares about its requests, beside their methods. */
interface Declared {
  /** Headers that make a repeat harmless. */
  readonly harmlessHeaders?: readonly string[];
  /** Paths of gRPC methods that are declared idempotent. */
  readonly harmlessPaths?: readonly string[];
}

/** Whether every request that meets the route may be repeated; a header that is named makes it so. */
function isHarmless(route: Manifest, { harmlessHeaders = ['idempotency-key'], harmlessPaths = [] }: Declared): boolean {
  return (route.match ?? [{}]).every((match: Manifest) => {
    if (harmlessPaths.includes(match.uri?.exact)) return true;
    const hasKey = Object.keys(match.headers ?? {}).some((name) => harmlessHeaders.includes(name));
    return hasKey || idempotent.includes(match.method?.exact);
  });
}

/** What every output must keep, whatever the program says; empty when it does. */
export function brokenPromises(objects: readonly Manifest[], declared: Declared = {}): string[] {
  const broken: string[] = [...schemaProblems(objects)];
  for (const route of httpRoutes(objects)) {
    const { retries, name } = route;
    if (route.directResponse !== undefined) continue;
    if (retries?.attempts === undefined) broken.push(`route ${name} has no explicit retries`);
    const conditions: string[] = retries?.retryOn?.split(',') ?? [];
    const unproven = conditions.filter((condition) => !proven.includes(condition));
    if (retries?.attempts > 0 && conditions.length === 0) broken.push(`route ${name} retries on what Istio likes`);
    if (unproven.length > 0 && !isHarmless(route, declared)) broken.push(`route ${name} retries on ${unproven}`);
    for (const { weight, destination } of route.route) {
      if (typeof weight !== 'number') broken.push(`route ${name} has no weight`);
      if (!destination.host.endsWith('.svc.cluster.local')) broken.push(`route ${name} goes to ${destination.host}`);
    }
  }
  for (const kind of ['VirtualService', 'DestinationRule']) {
    const hosts = ofKind(objects, kind).flatMap(({ spec }) => spec.hosts ?? [spec.host]);
    if (new Set(hosts).size !== hosts.length) broken.push(`two ${kind}s of one host among ${hosts}`);
  }
  for (const { apiVersion, kind, metadata } of objects.filter(isCustom)) {
    if (!apiVersion.endsWith('/v1')) broken.push(`${kind} ${metadata.name} is ${apiVersion}`);
  }
  for (const { kind, metadata } of objects) {
    if (kind !== 'Namespace' && metadata.namespace === undefined)
      broken.push(`${kind} ${metadata.name} has no namespace`);
    if (kind === 'Namespace' && metadata.namespace !== undefined) broken.push('a Namespace in a namespace');
  }
  return broken;
}
