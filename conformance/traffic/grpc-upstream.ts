import { createServer } from 'node:http2';
import type { Ports } from '../harness/ports';

/** A gRPC server whose every answer is one status, without a message. */
export class GrpcUpstream {
  /** Paths of the calls that got through. */
  readonly received: string[] = [];

  private constructor(readonly port: number) {}

  static async open(ports: Ports, status: number): Promise<GrpcUpstream> {
    const upstream = new GrpcUpstream(await ports.next());
    const server = createServer();
    server.on('stream', (stream, headers) => {
      upstream.received.push(String(headers[':path']));
      stream.on('error', () => undefined);
      stream.resume();
      const answer = { ':status': 200, 'content-type': 'application/grpc', 'grpc-status': String(status) };
      stream.respond(answer, { endStream: true });
    });
    await new Promise<void>((done, failed) => {
      server.once('error', failed).listen(upstream.port, '127.0.0.1', done);
    });
    server.unref();
    return upstream;
  }
}
