import { constants, createServer, type IncomingHttpHeaders, type ServerHttp2Stream } from 'node:http2';
import type { Ports } from '../harness/ports';
import { askedOf } from './orders';
import type { Received } from './upstream';

const { NGHTTP2_INTERNAL_ERROR, NGHTTP2_REFUSED_STREAM } = constants;

/** A server that stands in for a pod that is spoken to in HTTP/2. */
export class Http2Upstream {
  private readonly all: Received[] = [];

  private constructor(readonly port: number) {}

  static async open(ports: Ports): Promise<Http2Upstream> {
    const upstream = new Http2Upstream(await ports.next());
    const server = createServer();
    server.on('stream', (stream, headers) => upstream.answer(stream, headers));
    await new Promise<void>((done, failed) => {
      server.once('error', failed).listen(upstream.port, '127.0.0.1', done);
    });
    server.unref();
    return upstream;
  }

  get received(): readonly Received[] {
    return this.all;
  }

  private answer(stream: ServerHttp2Stream, headers: IncomingHttpHeaders): void {
    const { ':method': method = '', ':path': path = '' } = headers;
    this.all.push({ method, path, headers, at: performance.now() });
    const id = headers['x-request-id'];
    const tries = this.all.filter((one) => one.headers['x-request-id'] === id).length;
    const { status, reset, refuse, delay } = askedOf(headers, tries);
    stream.on('error', () => undefined);
    if (refuse) {
      stream.close(NGHTTP2_REFUSED_STREAM);
      return;
    }
    stream.resume().on('end', () => {
      setTimeout(() => {
        if (reset) stream.close(NGHTTP2_INTERNAL_ERROR);
        else if (!stream.destroyed) stream.respond({ ':status': status }, { endStream: true });
      }, delay);
    });
  }
}
