import type { Path } from '../../../manifests/path';
import type { VirtualService } from './kinds';

type Spec = VirtualService['spec'];
type Http = NonNullable<NonNullable<Spec>['http']>[number];

/** A part of an object, and where it stands. */
export interface At<T> {
  readonly value: T;
  readonly at: Path;
}

/** Where a request, or the copy of one, goes to. */
export type Destination = NonNullable<Http['mirror']>;

const none: readonly never[] = [];

/** What is read of an object is kept until the next one: many rules ask for the same of one object, one after the other. */
export function keptForOne<T>(read: (spec: NonNullable<Spec>) => Iterable<T>): (spec: Spec) => readonly T[] {
  let last: Spec;
  let kept: readonly T[] = none;
  return (spec) => {
    if (spec === undefined) return none;
    if (spec !== last) {
      const found = read(spec);
      kept = Array.isArray(found) ? found : [...found];
      last = spec;
    }
    return kept;
  };
}

const protocols = ['http', 'tls', 'tcp'] as const;

/** Every rule of a VirtualService, whatever its protocol. */
export const rulesOf = keptForOne(readRules);

type AnyRule = Http | NonNullable<NonNullable<Spec>['tls']>[number] | NonNullable<NonNullable<Spec>['tcp']>[number];

function readRules(spec: NonNullable<Spec>): readonly At<AnyRule>[] {
  const rules: At<AnyRule>[] = [];
  for (const protocol of protocols) {
    const those: readonly AnyRule[] | undefined = spec[protocol];
    those?.forEach((value, index) => {
      rules.push({ value, at: ['spec', protocol, index] });
    });
  }
  return rules;
}

/** Every destination, those of mirrors too. */
export const destinationsOf = keptForOne(readDestinations);

function readDestinations(spec: NonNullable<Spec>): readonly At<Destination>[] {
  const destinations: At<Destination>[] = [];
  for (const { value, at } of rulesOf(spec)) {
    const route: readonly { readonly destination: Destination }[] | undefined = value.route;
    route?.forEach(({ destination }, index) => {
      destinations.push({ value: destination, at: [...at, 'route', index, 'destination'] });
    });
  }
  spec.http?.forEach(({ mirror, mirrors }, index) => {
    if (mirror !== undefined) destinations.push({ value: mirror, at: ['spec', 'http', index, 'mirror'] });
    mirrors?.forEach(({ destination }, place) => {
      destinations.push({ value: destination, at: ['spec', 'http', index, 'mirrors', place, 'destination'] });
    });
  });
  return destinations;
}

/** Every condition of a VirtualService, whatever its protocol. */
export const matchesOf = keptForOne(readMatches);

function* readMatches(spec: Spec) {
  for (const { value, at } of rulesOf(spec)) {
    for (const [index, match] of (value.match ?? []).entries()) yield { value: match, at: [...at, 'match', index] };
  }
}

/** `{ exact }`, `{ prefix }` or `{ regex }`. */
export type StringMatch = NonNullable<NonNullable<Http['match']>[number]['uri']>;

const single = ['uri', 'scheme', 'method', 'authority'] as const;
const byName = ['headers', 'withoutHeaders', 'queryParams'] as const;

/** What the conditions on requests compare, with the field that they look at. */
export const stringMatchesOf = keptForOne(readStringMatches);

function* readStringMatches(spec: Spec): Iterable<At<StringMatch> & { readonly field: string }> {
  for (const [index, { match = [] }] of (spec?.http ?? []).entries()) {
    for (const [place, condition] of match.entries()) {
      const at = ['spec', 'http', index, 'match', place];
      for (const field of single) {
        const value = condition[field];
        if (value !== undefined) yield { value, field, at: [...at, field] };
      }
      for (const field of byName) {
        for (const name in condition[field]) {
          yield { value: condition[field]![name]!, field, at: [...at, field, name] };
        }
      }
    }
  }
}

/** What is done to a header; removals have no value. */
export interface HeaderChange {
  readonly name: string;
  readonly value?: string;
  readonly of: 'request' | 'response';
}

const sides = ['request', 'response'] as const;

function* changesIn(headers: Http['headers'], at: Path): Iterable<At<HeaderChange>> {
  for (const of of sides) {
    const changes = headers?.[of];
    if (changes === undefined) continue;
    for (const how of ['add', 'set'] as const) {
      for (const name in changes[how]) {
        yield { value: { name, value: changes[how]![name]!, of }, at: [...at, 'headers', of, how, name] };
      }
    }
    for (const [index, name] of (changes.remove ?? []).entries()) {
      yield { value: { name, of }, at: [...at, 'headers', of, 'remove', index] };
    }
  }
}

/** Every change of a header: of a rule, or of one destination of it. */
export const headerChangesOf = keptForOne(readHeaderChanges);

function* readHeaderChanges(spec: Spec): Iterable<At<HeaderChange>> {
  for (const [index, { headers, route = [] }] of (spec?.http ?? []).entries()) {
    if (headers !== undefined) yield* changesIn(headers, ['spec', 'http', index]);
    for (const [place, destination] of route.entries()) {
      if (destination.headers !== undefined)
        yield* changesIn(destination.headers, ['spec', 'http', index, 'route', place]);
    }
  }
}

/** Whether only gateways use it: `gateways` has entries, and `mesh` is not one of them. */
export const isGatewayBound = (spec: Spec): boolean => {
  const { gateways = [] } = spec ?? {};
  return gateways.length > 0 && !gateways.includes('mesh');
};

/** Whether other VirtualServices delegate to it. */
export const isDelegate = (spec: Spec): boolean => (spec?.hosts ?? []).length === 0;

/** The gateways of the whole, and those of single conditions. */
export const gatewayListsOf = keptForOne(readGatewayLists);

function* readGatewayLists(spec: Spec): Iterable<At<readonly string[]>> {
  if (spec?.gateways !== undefined) yield { value: spec.gateways, at: ['spec', 'gateways'] };
  for (const { value, at } of matchesOf(spec)) {
    if (value.gateways !== undefined) yield { value: value.gateways, at: [...at, 'gateways'] };
  }
}

/** The names of TLS handshakes that rules look for. */
export const sniHostsOf = keptForOne(readSniHosts);

function* readSniHosts(spec: Spec): Iterable<At<string>> {
  for (const [index, { match }] of (spec?.tls ?? []).entries()) {
    for (const [place, { sniHosts }] of match.entries()) {
      for (const [nth, value] of sniHosts.entries()) {
        yield { value, at: ['spec', 'tls', index, 'match', place, 'sniHosts', nth] };
      }
    }
  }
}
