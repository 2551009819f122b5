import { httpMethods, isHttpMethod } from '../../../model/http-method';
import { provenConditions } from '../../../model/retry';
import { program } from '../../../rules/example';
import type { Manifest, ManifestRule } from '../../manifest-rule';

const virtualService = (method: string): Manifest => ({
  path: 'chart/shop/payments',
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: { name: 'payments', namespace: 'shop' },
  spec: {
    hosts: ['payments.shop.svc.cluster.local'],
    http: [{ match: [{ method: { exact: method } }], retries: { attempts: 2, retryOn: '5xx' } }],
  },
});

interface Match {
  readonly method?: { readonly exact?: string };
  readonly headers?: Readonly<Record<string, unknown>>;
}

interface Http {
  readonly match?: readonly Match[];
  readonly retries?: { readonly attempts?: number; readonly retryOn?: string };
}

const proven: ReadonlySet<string> = new Set(provenConditions('http'));

function isHarmless(match: Match, keys: ReadonlySet<string>): boolean {
  const method = match.method?.exact;
  if (isHttpMethod(method) && httpMethods[method].idempotent) return true;
  return Object.keys(match.headers ?? {}).some((name) => keys.has(name.toLowerCase()));
}

export const patchedRetry: ManifestRule = {
  code: 'MESH6003',
  name: 'patched-retry',
  severity: 'error',
  summary: 'A VirtualService, patched or of the user, that retries writes for a service of the program.',
  what: 'VirtualService {name} retries a write on {condition}',
  why: 'it can follow a completed write, and the retry would write twice',
  fix: 'drop the condition, or declare idempotencyKey (gRPC: idempotent) on the route of the service',
  kinds: ['VirtualService'],
  bad: { program: program(), manifest: virtualService('POST') },
  good: { program: program(), manifest: virtualService('GET') },
  *check(manifest, graph) {
    const spec = (manifest.spec ?? {}) as { readonly http?: readonly Http[] };
    const service =
      graph.service(manifest.path) ??
      graph.service(graph.canaries.find((c) => c.path === manifest.path)?.service ?? '');
    const declared = (service?.routes ?? []).filter(
      (route) => route.retries.kind === 'Retry' && route.retries.conditions.some((c) => !proven.has(c)),
    );
    const keys = new Set(
      declared.flatMap((route) => route.headers.filter((h) => h.kind === 'Present').map((h) => h.name)),
    );
    const paths = new Set(declared.filter((route) => route.protocol === 'grpc').map((route) => route.path?.value));
    for (const [index, http] of (spec.http ?? []).entries()) {
      const condition = (http.retries?.retryOn ?? '').split(',').find((word) => word !== '' && !proven.has(word));
      if (condition === undefined || http.retries?.attempts === 0) continue;
      const matches = http.match ?? [{}];
      const grpc = (match: Match): boolean => paths.has((match as { uri?: { exact?: string } }).uri?.exact);
      if (matches.every((match) => isHarmless(match, keys) || grpc(match))) continue;
      yield { values: { name: manifest.metadata.name, condition }, at: `spec.http[${index}].retries.retryOn` };
    }
  },
};
