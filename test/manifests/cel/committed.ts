import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Site, sitesOf } from '../../../src/cli/import/cel/sites';
import type { KindSchema } from '../../../src/cli/import/normalize';
import type { CelRule, CelTable } from '../../../src/manifests/cel/table';

export interface CommittedRule {
  readonly release: string;
  readonly site: Site;
  readonly source: string;
  readonly compiled: CelRule;
}

export const releases = ['istio-1.31', 'istio-1.30', 'gateway-api-1.6.0', 'gateway-api-1.2.1'];

/** Every rule of every release at every place, with what it is compiled to. */
export function committedRules(): CommittedRule[] {
  return releases.flatMap((release) => {
    const { cel } = jest.requireActual<{ cel: CelTable }>(`../../../imports/${release}/cel`);
    const folder = join('imports', release, 'schemas');
    const kinds = readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as KindSchema);
    const seen = new Map<string, number>();
    return kinds.flatMap(sitesOf).map((site): CommittedRule => {
      const place = `${site.kind} ${site.path}`;
      const index = seen.get(place) ?? 0;
      seen.set(place, index + 1);
      const compiled = cel[site.kind]?.[site.path]?.[index];
      if (compiled === undefined) throw new Error(`${release} ${place} has no rule ${index}`);
      return { release, site, source: String(site.rule['rule']), compiled };
    });
  });
}
