import { request as plainly } from 'node:http';
import { request as inTls } from 'node:https';
import { connect } from 'node:net';
import type { Certificate } from './agent';

/** A request without a proxy: a scraper, the API server, a host outside of the mesh. */
export interface Direct {
  readonly address: string;
  readonly port: number;
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where it comes from. @default 127.0.0.1 */
  readonly from?: string;
  /** Speaks TLS, with this certificate if it has one. @default plaintext */
  readonly tls?: Certificate | 'without a certificate';
}

const patience = 10_000;

/** The status of the answer; fails where the connection is broken. A connection of its own, as its end is part of the answer. */
export function dial({ address, port, method, path, headers, from, tls }: Direct): Promise<number> {
  const target = { host: address, port, method, path, headers, localAddress: from, agent: false, timeout: patience };
  return new Promise((done, failed) => {
    // whoever dials an address knows no name that the certificate of the server could be for
    const secure = { ...target, rejectUnauthorized: false, ...(typeof tls === 'object' ? tls : {}) };
    const sent = tls === undefined ? plainly(target) : inTls(secure);
    sent.on('response', (response) => {
      response.resume().on('error', failed);
      response.on('end', () => done(response.statusCode ?? 0));
    });
    sent.on('timeout', () => sent.destroy(new Error(`no answer in ${patience / 1000} s`)));
    sent.on('error', failed);
    sent.end();
  });
}

/** The same through a sidecar that is told where the connection was meant to go, as iptables tell it in a pod. */
export function dialThrough(socket: string, { address, port, method, path, headers = {} }: Direct): Promise<number> {
  return new Promise((done, failed) => {
    const connection = connect(socket, () => {
      connection.write(`PROXY TCP4 127.0.0.1 ${address} 1 ${port}\r\n`);
      const all = { host: `${address}:${port}`, ...headers };
      const sent = plainly({ method, path, headers: all, createConnection: () => connection });
      sent.on('response', (response) => {
        response.resume().on('error', failed);
        response.on('end', () => done(response.statusCode ?? 0));
      });
      sent.on('error', failed);
      sent.end();
    });
    connection.setTimeout(patience, () => connection.destroy(new Error(`no answer in ${patience / 1000} s`)));
    connection.on('error', failed);
  });
}
