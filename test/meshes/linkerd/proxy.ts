import type { Manifest } from '../../synth/harness';

/** How Linkerd's proxy reads routes, told once more from its source, so that what the renderers write is read by nothing of theirs. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What is done with a request. */
export interface Treated {
  readonly timeout: string | undefined;
  readonly retry: Readonly<Record<string, string>>;
  /** Names of the backends with their weights. */
  readonly to: Readonly<Record<string, number>>;
}

type Rank = readonly [path: number, method: number, headers: number];

/** A whole match, as the proxy has it: the first one that is found must be all of the text. */
function isWhole(expression: string, text: string): boolean {
  const found = new RegExp(expression).exec(text);
  return found !== null && found.index === 0 && found[0].length === text.length;
}

/** How many characters of the path were matched. */
function matched({ type, value }: { type: string; value: string }, path: string): number | undefined {
  if (type === 'Exact') return path === value ? value.length : undefined;
  if (type === 'RegularExpression') return isWhole(value, path) ? path.length : undefined;
  if (value === '/') return 1;
  const [start, whole] = [value.replace(/\/+$/, ''), path.replace(/\/+$/, '')];
  if (!whole.startsWith(start)) return undefined;
  const rest = whole.slice(start.length);
  return rest === '' || rest.startsWith('/') ? start.length : undefined;
}

function rankOf(match: Manifest, { method, path, headers }: Request): Rank | undefined {
  if (match.method !== undefined && match.method !== method) return undefined;
  const length = matched(match.path ?? { type: 'PathPrefix', value: '/' }, path);
  if (length === undefined) return undefined;
  const conditions: Manifest[] = match.headers ?? [];
  const isMet = conditions.every(({ name, type, value }) => {
    const sent = headers[name];
    return sent !== undefined && (type === 'Exact' ? sent === value : isWhole(value, sent));
  });
  return isMet ? [length, match.method === undefined ? 0 : 1, conditions.length] : undefined;
}

const compare = (a: Rank, b: Rank): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

/** The best of some; among equals the first. */
function best<T>(items: readonly (readonly [Rank, T] | undefined)[]): readonly [Rank, T] | undefined {
  return items.reduce((a, b) => (a === undefined || (b !== undefined && compare(a[0], b[0]) < 0) ? b : a), undefined);
}

/** What becomes of a request to a Service, by its routes in the order of their age; undefined where it is answered 404. */
export function treat(routes: readonly Manifest[], request: Request): Treated | undefined {
  const found = best(
    routes.map((route) =>
      best<Treated>(
        route.spec.rules.map((rule: Manifest) => {
          const rank = best(
            rule.matches.map((match: Manifest) => [rankOf(match, request), 0]).filter(([r]: Manifest) => r),
          );
          const annotations: Readonly<Record<string, string>> = route.metadata.annotations ?? {};
          const retry = Object.fromEntries(Object.entries(annotations).filter(([name]) => name.startsWith('retry.')));
          const timeout = annotations['timeout.linkerd.io/request'] ?? rule.timeouts?.request;
          const to = Object.fromEntries(rule.backendRefs.map(({ name, weight }: Manifest) => [name, weight]));
          return rank === undefined ? undefined : [rank[0], { timeout, retry, to }];
        }),
      ),
    ),
  );
  return found?.[1];
}
