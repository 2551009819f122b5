import { isData, isManifest, type Manifest, nameOf } from '../../cluster/manifest';

const annotation = 'istio.io/dry-run';
const isPolicy = ({ kind }: Manifest): boolean => kind === 'AuthorizationPolicy';
const saidOf = ({ metadata }: Manifest): string => `${annotation}: ${metadata.annotations?.[annotation] ?? 'nothing'}`;

/** AuthorizationPolicies that istiod reads with another dry-run annotation than synth wrote; the rest of them is in the spec. */
export function misreadDryRun(read: unknown, written: readonly Manifest[]): readonly string[] {
  const found = (Array.isArray(read) ? read : []).filter(isData).filter(isManifest).filter(isPolicy);
  const seen = new Map(found.map((object) => [nameOf(object), saidOf(object)]));
  return written
    .filter(isPolicy)
    .filter((object) => seen.get(nameOf(object)) !== saidOf(object))
    .map(
      (object) => `${nameOf(object)} ${saidOf(object)} was written, ${seen.get(nameOf(object)) ?? 'nothing'} is read`,
    );
}

/** What the policies in dry-run would have done, as the proxy counts it. */
export interface DryRun {
  readonly allowed: number;
  readonly denied: number;
}

/** Of Envoy's statistics those of Istio's dry-run, of HTTP and of TCP, added up. */
export const dryRunStats = 'istio_dry_run_allow_\\.shadow_(allowed|denied)$';

export function dryRunOf(all: readonly ReadonlyMap<string, number>[]): DryRun {
  const sum = (verdict: string): number =>
    all
      .flatMap((stats) => [...stats])
      .filter(([name]) => name.endsWith(`shadow_${verdict}`))
      .reduce((total, [, count]) => total + count, 0);
  return { allowed: sum('allowed'), denied: sum('denied') };
}

export const increase = (before: DryRun, after: DryRun): DryRun => ({
  allowed: after.allowed - before.allowed,
  denied: after.denied - before.denied,
});
