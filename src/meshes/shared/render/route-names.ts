import type { RouteModel } from '../../../model/route';

/** What is left of an object's name for the words of a route. */
const longest = 160;

/** The method and the path of a route in words. */
function wordsOf(route: RouteModel): string {
  if (route.path === undefined) return 'everything-else';
  const method = route.protocol === 'grpc' ? 'grpc' : (route.methods[0] ?? 'any');
  const path = route.path.value === '/' ? '-root' : route.path.value;
  const below = route.path.kind === 'Prefix' ? '-below' : '';
  const headers = route.headers.map((header) => `-with-${header.name}`).join('');
  return `${method}${path}${below}${headers}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-|-$/g, '');
}

/** Names of routes, in their order. A name depends on its own route alone, unless another one has the same words. */
export function routeNames(routes: readonly RouteModel[]): readonly string[] {
  const taken = new Set<string>();
  return routes.map((route) => {
    const words = wordsOf(route);
    let name = words;
    for (let n = 2; taken.has(name); n++) name = `${words}-${n}`;
    taken.add(name);
    return name;
  });
}
