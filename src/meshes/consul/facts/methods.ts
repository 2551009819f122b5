import { type HttpMethod, httpMethods } from '../../../model/http-method';

/** What is wrong with a list of methods, the first problem in words with its place; small letters are for each API to judge. */
export function methodProblem(
  methods: readonly string[],
): { readonly index: number; readonly problem: string } | undefined {
  for (const [index, method] of methods.entries()) {
    if (!Object.hasOwn(httpMethods, method.toUpperCase())) return { index, problem: `'${method}' is no method` };
    if (methods.indexOf(method) < index) return { index, problem: `'${method}' stands twice` };
  }
  return undefined;
}

const isIdempotent = (method: string): boolean => {
  const known = method.toUpperCase();
  return Object.hasOwn(httpMethods, known) && httpMethods[known as HttpMethod].idempotent;
};

/** A method of which a second request can do a second thing; all are met where none is named. */
export const writeAmong = (methods: readonly string[] = []): string | undefined =>
  methods.length === 0 ? 'every method' : methods.find((method) => !isIdempotent(method));
