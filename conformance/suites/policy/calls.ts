import type { StageName } from './bank';
import type { Verdict } from './verdict';

/** Who has a sidecar here. */
export type Caller = 'orders' | 'stranger' | 'prometheus';
/** Ports of the workload payments, and the one of reports. */
export type PortName = 'payments' | 'admin' | 'webhook' | 'metrics' | 'reports';
export type Callee = 'payments' | 'ledger' | 'reports' | 'archive';

/** A call by the name of the service, through the caller's sidecar. */
interface ByName {
  readonly how: 'by name';
  readonly caller: Caller;
  readonly to: Callee;
}

/** A call of the address, without a sidecar. */
interface ByAddress {
  readonly how: 'by address';
  readonly port: PortName;
  /** @default plaintext */
  readonly certificateOf?: Caller;
  /** TLS that is the application's own. */
  readonly ownTls?: true;
  /** The address that it calls from. */
  readonly from?: string;
}

/** A call of the address through the caller's sidecar, which is told the destination and no name that it knows. */
interface Through {
  readonly how: 'by address through its sidecar';
  readonly caller: 'orders';
  readonly port: PortName;
}

export interface Call {
  readonly who: string;
  readonly by: ByName | ByAddress | Through;
  readonly method: string;
  readonly path: string;
  readonly promised: Readonly<Record<StageName, Verdict>>;
  /** The object that makes it so. */
  readonly because: string;
}

type Promised = Call['promised'];

const always: Promised = { observe: 'let in', strict: 'let in', authorize: 'let in', isolate: 'let in' };
const untilStrict: Promised = { observe: 'let in', strict: 'cut off', authorize: 'cut off', isolate: 'cut off' };
const untilAuthorize: Promised = { observe: 'let in', strict: 'let in', authorize: 'denied', isolate: 'denied' };
/** On a port that speaks no HTTP there is nothing to answer with. */
const untilAuthorizeOnTcp: Promised = { observe: 'let in', strict: 'let in', authorize: 'cut off', isolate: 'cut off' };
/** While the port is PERMISSIVE, TLS that is not the mesh's own goes on to the application, which speaks none. */
const fromStrict: Promised = { observe: 'cut off', strict: 'let in', authorize: 'let in', isolate: 'let in' };
const onlyInStrict: Promised = { observe: 'cut off', strict: 'let in', authorize: 'cut off', isolate: 'cut off' };

const get = { method: 'GET', path: '/payments' } as const;
const edge = 'AuthorizationPolicy payments';
const deny = 'the deny of payments';
const mtls = 'PeerAuthentication default';
const openings = 'PeerAuthentication and AuthorizationPolicy payments';
const openingsToo = 'PeerAuthentication and AuthorizationPolicy reports';
const elsewhere = '127.0.0.7';

const orders = (to: Callee, request: string, promised: Promised, because: string): Call => {
  const [method, path] = request.split(' ') as [string, string];
  return { who: 'orders', by: { how: 'by name', caller: 'orders', to }, method, path, promised, because };
};
const stranger = (to: Callee, method: string, path: string, because: string): Call => {
  const by = { how: 'by name', caller: 'stranger', to } as const;
  return { who: 'a stranger with a certificate', by, method, path, promised: untilAuthorize, because };
};
const address = (who: string, by: Omit<ByAddress, 'how'>, promised: Promised, because: string): Call => ({
  who,
  by: { how: 'by address', ...by },
  ...get,
  promised,
  because,
});

/** By what they show. */
export const calls: Readonly<Record<string, readonly Call[]>> = {
  'the allowed caller': [
    orders('payments', 'GET /payments', always, edge),
    orders('payments', 'HEAD /payments', always, edge),
    orders('payments', 'POST /payments', always, edge),
    orders('payments', 'GET /payments/7', always, edge),
    orders('payments', 'GET /open', always, edge),
    orders('payments', 'GET /open/a/b', always, edge),
    orders('ledger', 'POST /bank.Ledger/Book', always, 'AuthorizationPolicy ledger'),
  ],
  'the allowed caller, beyond what it is allowed': [
    orders('payments', 'DELETE /payments', untilAuthorize, deny),
    orders('payments', 'GET /other', untilAuthorize, deny),
    orders('payments', 'GET /payments/7/8', untilAuthorize, deny),
    orders('payments', 'GET /payments/', untilAuthorize, deny),
    orders('payments', 'GET /opened', untilAuthorize, deny),
    orders('ledger', 'POST /bank.Ledger/Erase', untilAuthorize, 'the deny of ledger'),
  ],
  'a service that nobody may call': [
    orders('archive', 'GET /payments', untilAuthorize, 'the deny of archive'),
    stranger('archive', 'GET', '/payments', 'the deny of archive'),
  ],
  strangers: [
    stranger('payments', 'GET', '/payments', deny),
    stranger('payments', 'POST', '/payments', deny),
    stranger('ledger', 'POST', '/bank.Ledger/Book', 'the deny of ledger'),
  ],
  plaintext: [address('nobody in particular', { port: 'payments' }, untilStrict, mtls)],
  'excepted ports': [
    orders('reports', 'GET /reports', always, 'AuthorizationPolicy reports'),
    address('the excepted caller', { port: 'reports' }, always, openingsToo),
    address('plaintext from elsewhere', { port: 'reports', from: elsewhere }, untilAuthorize, openingsToo),
    address('the excepted caller', { port: 'admin' }, always, openings),
    address('plaintext from elsewhere', { port: 'admin', from: elsewhere }, untilAuthorizeOnTcp, openings),
  ],
  'the port of the webhook': [address("the API server's own TLS", { port: 'webhook', ownTls: true }, always, openings)],
  'the scraped port': [
    address('plaintext', { port: 'metrics' }, untilStrict, mtls),
    address('the scraper with its certificate', { port: 'metrics', certificateOf: 'prometheus' }, fromStrict, edge),
    address('a stranger with a certificate', { port: 'metrics', certificateOf: 'stranger' }, onlyInStrict, deny),
  ],
  'a sidecar that is given an address': [
    {
      who: 'orders',
      by: { how: 'by address through its sidecar', caller: 'orders', port: 'payments' },
      ...get,
      promised: untilStrict,
      because: `it leaves in plaintext, and ${mtls}`,
    },
  ],
};

/** A call in words. */
export const wordsOf = ({ who, by, method, path }: Call): string =>
  `${who}, ${method} ${path}, ${by.how}, to ${by.how === 'by name' ? by.to : `the port of ${by.port}`}`;
