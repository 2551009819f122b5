import { meets } from './consul-match';
import type { Intentions, Objects, Permission } from './consul-objects';
import { known } from './fields';
import type { Request } from './meaning';

/** The nearest intention decides: exact names before the wildcard, the destination first. */
export function isIntended(
  objects: Objects,
  source: string,
  destination: string,
  request: Request,
  otherwise: boolean,
): boolean {
  const near = (name: string, wanted: string): number => (name === wanted ? 2 : name === '*' ? 1 : 0);
  const found = objects.intentions
    .flatMap(({ destination: to, sources, at }) =>
      sources.map((value) => {
        const one = known<Intentions['sources'][number]>(value, ['name', 'action', 'permissions', 'description'], at);
        return { ...one, at, rank: [near(to.name, destination), near(one.name, source)] as const };
      }),
    )
    .filter(({ rank }) => rank[0] > 0 && rank[1] > 0)
    .sort((a, b) => b.rank[0] - a.rank[0] || b.rank[1] - a.rank[1]);
  const [first, second] = found;
  if (first === undefined) return otherwise;
  if (second !== undefined && String(second.rank) === String(first.rank))
    throw new Error(`${first.at} and ${second.at} decide the same pair`);
  if (first.action !== undefined) return first.action === 'allow';
  const permission = (first.permissions ?? []).find(({ http, ...rest }) => {
    known<Omit<Permission, 'http'>>(rest, ['action'], first.at);
    return meets(http ?? {}, request, first.at);
  });
  return permission === undefined ? otherwise : permission.action === 'allow';
}
