import type { HeaderMatch, HttpMatch } from './consul-objects';
import { headerOf, wholly } from './envoy';
import { known } from './fields';
import type { Request } from './meaning';

/** A header is looked at by one predicate; none of them is none at all to Consul, which refuses it. */
function meetsHeader(match: HeaderMatch, request: Request, at: string): boolean {
  const {
    name,
    present,
    exact,
    prefix,
    suffix,
    regex,
    invert = false,
  } = known<HeaderMatch>(match, ['name', 'present', 'exact', 'prefix', 'suffix', 'regex', 'invert'], at);
  const value = headerOf(request, name);
  const tests = [
    present === true ? value !== undefined : undefined,
    exact ? value === exact : undefined,
    prefix ? (value?.startsWith(prefix) ?? false) : undefined,
    suffix ? (value?.endsWith(suffix) ?? false) : undefined,
    regex ? value !== undefined && wholly(regex, value) : undefined,
  ].filter((test) => test !== undefined);
  if (tests.length !== 1) throw new Error(`${at}: header ${name} has ${tests.length} predicates`);
  return tests[0] !== invert;
}

/** A prefix goes by letters. */
export function meets(match: HttpMatch, request: Request, at: string): boolean {
  const {
    pathExact,
    pathPrefix,
    pathRegex,
    header = [],
    methods = [],
  } = known<HttpMatch>(match, ['pathExact', 'pathPrefix', 'pathRegex', 'header', 'methods'], at);
  const paths = [
    pathExact ? request.path === pathExact : undefined,
    pathPrefix ? request.path.startsWith(pathPrefix) : undefined,
    pathRegex ? wholly(pathRegex, request.path) : undefined,
  ].filter((test) => test !== undefined);
  if (paths.length > 1) throw new Error(`${at} has ${paths.length} path predicates`);
  if (paths[0] === false || (methods.length > 0 && !methods.includes(request.method))) return false;
  return header.every((one) => meetsHeader(one, request, at));
}
