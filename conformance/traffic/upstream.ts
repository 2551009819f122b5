import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Ports } from '../harness/ports';
import { askedOf } from './orders';

/** A try that got through. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Milliseconds since the start of the process. */
  readonly at: number;
}

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

async function drained(request: IncomingMessage): Promise<void> {
  for await (const _ of request);
}

/** A server that stands in for a pod: it keeps what it received, and answers as the request asks it to. */
export class Upstream {
  private readonly all: Received[] = [];
  /** Answers every request so, whatever it asks for. */
  broken: number | undefined;

  private constructor(
    readonly port: number,
    private readonly server: Server,
  ) {
    server.on('request', (request, response) => void this.answer(request, response));
  }

  /** At a place of its own, or where it is said. */
  static async open(ports: Ports, at: { readonly address?: string; readonly port?: number } = {}): Promise<Upstream> {
    const port = at.port ?? (await ports.next());
    const server = createServer();
    // a connection that we close when idle would look like a fault
    server.keepAliveTimeout = 0;
    const upstream = new Upstream(port, server);
    await new Promise<void>((done, failed) => {
      server.once('error', failed).listen(port, at.address ?? '127.0.0.1', done);
    });
    server.unref();
    return upstream;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  get received(): readonly Received[] {
    return this.all;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    this.all.push({ method, path: url, headers, at: performance.now() });
    // Envoy gives all tries of a request one id
    const id = headers['x-request-id'];
    const tries = this.all.filter((one) => one.headers['x-request-id'] === id).length;
    const { status, reset, delay } = askedOf(headers, tries);
    try {
      await drained(request);
    } catch {
      // the proxy gave up
      return;
    }
    await sleep(delay);
    if (reset) request.socket.resetAndDestroy();
    else response.writeHead(this.broken ?? status).end();
  }
}
