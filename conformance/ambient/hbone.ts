import { request } from 'node:http';
import { type ClientHttp2Session, type ClientHttp2Stream, connect } from 'node:http2';
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { Certificate } from '../traffic/agent';
import type { Answered, Sent } from '../traffic/client';
import { orders } from '../traffic/orders';

const patience = 15_000;
const bodiless = ['GET', 'HEAD', 'OPTIONS', 'DELETE'];

/** The stream as a socket: a stream of HTTP/2 mixes up texts of several encodings that are written at once. */
function bytesIn(tunnel: ClientHttp2Stream): Duplex {
  const bytes = new Duplex({
    read: () => {},
    write: (chunk, _, done) => {
      tunnel.write(chunk, done);
    },
  });
  tunnel.on('data', (chunk) => bytes.push(chunk)).on('end', () => bytes.push(null));
  return bytes;
}

/**
 * A caller as its ztunnel stands for it: mutual TLS with the certificate of the caller, in it HTTP/2, in it a CONNECT to the address of the
 * Service, and in that the request.
 */
export class Hbone {
  private readonly session: ClientHttp2Session;

  constructor(port: number, { key, cert, ca }: Certificate) {
    // the names of the mesh are URIs, which Node compares with no host
    this.session = connect(`https://127.0.0.1:${port}`, { key, cert, ca, rejectUnauthorized: false });
    // a broken session breaks its requests, which say so
    this.session.on('error', () => {});
    this.session.unref();
  }

  /** Sends a request to an address of the mesh, in a tunnel of its own. */
  send(to: { readonly address: string; readonly port: number }, sent: Sent): Promise<Answered> {
    const { host, method = 'GET', path, headers = {}, ask = {} } = sent;
    const started = performance.now();
    return new Promise((done, failed) => {
      const tunnel = this.session.request({ ':method': 'CONNECT', ':authority': `${to.address}:${to.port}` });
      tunnel.setTimeout(patience, () => tunnel.destroy(new Error(`no answer in ${patience / 1000} s`)));
      tunnel.on('error', failed);
      tunnel.on('response', ({ ':status': status }) => {
        if (status !== 200) {
          tunnel.destroy();
          failed(new Error(`the tunnel is answered ${status}`));
          return;
        }
        const inner = request({
          method,
          path,
          headers: { ...orders(ask), ...headers, host, connection: 'close' },
          createConnection: () => bytesIn(tunnel) as unknown as Socket,
        });
        inner.on('response', (response) => {
          response.resume().on('error', failed);
          response.on('end', () => {
            done({ status: response.statusCode ?? 0, headers: response.headers, took: performance.now() - started });
            tunnel.close();
          });
        });
        inner.on('error', failed);
        inner.end(bodiless.includes(method) ? undefined : 'a body');
      });
    });
  }
}
