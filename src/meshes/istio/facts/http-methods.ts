import { matcherOf } from '../../../manifests/re2/match';
import { type HttpMethod, httpMethods, type IdempotentMethod } from '../../../model/http-method';
import type { HttpMatch } from './http-match';

/** One that is in no RFC, for what nobody thought of. */
const stranger = 'UNKNOWN';

export const knownMethods: readonly string[] = Object.keys(httpMethods);

const notIdempotent: readonly Exclude<HttpMethod, IdempotentMethod>[] = ['POST', 'PATCH', 'CONNECT'];
/** Methods of which a second request can do a second thing; what nobody knows counts among them. */
export const writes: readonly string[] = [...notIdempotent, stranger];

type Text = NonNullable<HttpMatch['method']>;

const none: readonly string[] = [];

function testOf({ prefix, regex }: Text): (method: string) => boolean {
  if (prefix !== undefined) return (method) => method.startsWith(prefix);
  if (regex === undefined) return () => true;
  // nearly all are lists such as GET|HEAD, for which no machine has to be built
  if (/^[A-Z]+(\|[A-Z]+)*$/.test(regex)) return (method) => regex.split('|').includes(method);
  try {
    return matcherOf(`^(?:${regex})$`);
  } catch {
    return () => true;
  }
}

/** Which of some methods a match lets through, whatever else it asks for. */
export function methodsThrough({ method, headers }: HttpMatch, methods: readonly string[]): readonly string[] {
  const said = method ?? headers?.[':method'];
  if (said === undefined) return methods;
  // as most are
  if (said.exact !== undefined) return methods.includes(said.exact) ? [said.exact] : none;
  return methods.filter(testOf(said));
}
