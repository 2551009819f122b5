import { createServer, type Server } from 'node:https';
import type { Ports } from '../harness/ports';
import type { Certificate } from './agent';

/** A server that speaks TLS itself, as webhooks do, and answers 200. */
export class TlsUpstream {
  /** Paths of the requests that got through. */
  readonly received: string[] = [];

  private constructor(
    readonly port: number,
    private readonly server: Server,
  ) {
    server.on('request', (request, response) => {
      this.received.push(String(request.url));
      request.resume();
      response.end();
    });
  }

  /** It answers nobody before it has its certificate. */
  static async open(ports: Ports): Promise<TlsUpstream> {
    const port = await ports.next();
    const server = createServer();
    await new Promise<void>((done, failed) => {
      server.once('error', failed).listen(port, '127.0.0.1', done);
    });
    server.unref();
    return new TlsUpstream(port, server);
  }

  certify({ key, cert }: Certificate): void {
    this.server.setSecureContext({ key, cert });
  }
}
