import { Agent, request } from 'node:https';

export interface Answer<Body = unknown> {
  readonly status: number;
  readonly body: Body;
}

/** Speaks JSON to an engine on loopback, whose certificate it made for itself. */
export class HttpsClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 8, rejectUnauthorized: false });

  constructor(
    private readonly port: number,
    private readonly token?: string,
  ) {}

  send(method: string, path: string, body?: unknown, contentType = 'application/json'): Promise<Answer> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers: Record<string, string> = { accept: 'application/json' };
    if (this.token !== undefined) headers['authorization'] = `Bearer ${this.token}`;
    if (text !== undefined) {
      headers['content-type'] = contentType;
      // node frames the body of a DELETE only when told its length
      headers['content-length'] = String(Buffer.byteLength(text));
    }
    return new Promise((done, failed) => {
      const options = { host: '127.0.0.1', port: this.port, method, path, headers, agent: this.agent, timeout: 30_000 };
      const sent = request(options, (response) => {
        let received = '';
        response.setEncoding('utf8').on('data', (chunk) => {
          received += chunk;
        });
        response.on('end', () => done({ status: response.statusCode ?? 0, body: parse(received) }));
        response.on('error', failed);
      });
      sent.on('timeout', () => sent.destroy(new Error(`${method} ${path}: no answer in 30 s`)));
      sent.on('error', (error: NodeJS.ErrnoException) => {
        // the server closed an idle connection just then; all that is asked here may be asked again
        const isStale = sent.reusedSocket && error.code === 'ECONNRESET';
        if (isStale) this.send(method, path, body, contentType).then(done, failed);
        else failed(error);
      });
      sent.end(text);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { message: text };
  }
}
