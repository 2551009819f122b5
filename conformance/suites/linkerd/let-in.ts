import type { Inbound } from '../../linkerd/inbound-answer';

/** A call that arrives at a port. */
export interface Call {
  /** The identity in its certificate; undefined for plaintext. */
  readonly as: string | undefined;
  /** @default an address of no opening */
  readonly from?: string;
  /** Undefined for a connection of which nothing is read. */
  readonly request: string | undefined;
}

const elsewhere = '10.9.9.9';

const bits = (address: string): number => Buffer.from(address.split('.').map(Number)).readUInt32BE();

function isIn(network: string, address: string): boolean {
  const [base = '', length = '32'] = network.split('/');
  if (!/^[\d.]+$/.test(base)) return false;
  const size = 2 ** (32 - Number(length));
  return Math.floor(bits(base) / size) === Math.floor(bits(address) / size);
}

/** Whether a grant, as it is read off the answer, is for the call. */
function isFor(grant: string, { as, from = elsewhere }: Call): boolean {
  const [, clients = '', networks] = /^.*?: (.*?)(?: from (.*))?$/.exec(grant) ?? [];
  const isNamed =
    clients === 'anybody' || (as !== undefined && (clients === '*' || clients.split(' or ').includes(as)));
  return isNamed && (networks === undefined || networks.split(', ').some((one) => isIn(one, from)));
}

/** How much of a request a match meets, as Linkerd's proxy weighs it: characters of the path, then a method; undefined for none. */
function weightOf(match: string, request: string): number | undefined {
  const [method, path = ''] = request.split(' ') as [string, string?];
  const [, wanted, pattern = ''] = /^(?:([A-Z]+) )?(.*)$/.exec(match) ?? [];
  if (wanted !== undefined && wanted !== method) return undefined;
  const score = (length: number): number => length * 2 + Number(wanted !== undefined);
  if (pattern.startsWith('~')) {
    const found = new RegExp(pattern.slice(1)).exec(path);
    return found?.index === 0 && found[0].length === path.length ? score(path.length) : undefined;
  }
  if (!pattern.endsWith('*')) return pattern === path ? score(path.length) : undefined;
  const prefix = pattern.slice(0, -1).replace(/(.)\/+$/, '$1');
  if (prefix === '/') return score(1);
  return path === prefix || path.startsWith(`${prefix}/`) ? score(prefix.length) : undefined;
}

/**
 * What a proxy makes of a call by what it is told. A request is that of the route that meets most of it; the grants of the route come
 * before those of the port. `by access` is who is let in by the port's access policy alone.
 */
export function verdict({ routes, lets }: Inbound, call: Call): 'let in' | 'by access' | 'denied' | 'no route' {
  const { request } = call;
  const met = routes
    .map((route) => ({
      route,
      weight: request === undefined ? undefined : Math.max(...route.on.map((match) => weightOf(match, request) ?? -1)),
    }))
    .filter(({ weight }) => weight !== undefined && weight >= 0)
    .sort((a, b) => b.weight! - a.weight!)[0]?.route;
  if (request !== undefined && met === undefined) return 'no route';
  const grants = [...(met?.lets ?? []), ...lets].filter((grant) => isFor(grant, call));
  if (grants.length === 0) return 'denied';
  return grants.some((grant) => !/^(audit|all-)/.test(grant)) ? 'let in' : 'by access';
}
