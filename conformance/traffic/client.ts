import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import { type Orders, orders } from './orders';

export interface Sent {
  readonly host: string;
  /** @default GET */
  readonly method?: string;
  readonly path: string;
  readonly headers?: OutgoingHttpHeaders;
  /** What the server that stands in for the pod shall do. */
  readonly ask?: Orders;
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Milliseconds. */
  readonly took: number;
}

const bodiless = ['GET', 'HEAD', 'OPTIONS', 'DELETE'];

/** An application that dials a port of loopback, or the socket of its sidecar. */
export class Client {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 50 });

  constructor(private readonly dialled: number | string) {}

  send({ host, method = 'GET', path, headers = {}, ask = {} }: Sent): Promise<Answered> {
    const { agent, dialled } = this;
    const target = typeof dialled === 'number' ? { host: '127.0.0.1', port: dialled } : { socketPath: dialled };
    const started = performance.now();
    return new Promise((done, failed) => {
      const all = { ...orders(ask), ...headers, host };
      const sent = request({ ...target, method, path, headers: all, agent, timeout: 20_000 }, (response) => {
        response.resume().on('error', failed);
        response.on('end', () => {
          done({ status: response.statusCode ?? 0, headers: response.headers, took: performance.now() - started });
        });
      });
      sent.on('timeout', () => sent.destroy(new Error(`${method} ${host}${path}: no answer in 20 s`)));
      sent.on('error', failed);
      sent.end(bodiless.includes(method) ? undefined : 'a body');
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
