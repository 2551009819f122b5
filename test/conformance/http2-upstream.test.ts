import { connect, type OutgoingHttpHeaders } from 'node:http2';
import { Ports } from '../../conformance/harness/ports';
import { Http2Upstream } from '../../conformance/traffic/http2-upstream';
import { orders } from '../../conformance/traffic/orders';

let ports: Ports;
let upstream: Http2Upstream;

beforeAll(async () => {
  ports = await Ports.claim(12);
  upstream = await Http2Upstream.open(ports);
});
afterAll(() => ports.release());

/** The status of the answer, or the code of the reset. */
function ask(headers: OutgoingHttpHeaders): Promise<number> {
  const session = connect(`http://127.0.0.1:${upstream.port}`);
  return new Promise<number>((done) => {
    const stream = session.request({ ':method': 'POST', ':path': '/x', ...headers });
    stream.on('error', () => undefined);
    stream.on('response', (response) => done(Number(response[':status'])));
    stream.on('close', () => done(stream.rstCode));
    stream.end('a body');
  }).finally(() => session.close());
}

it('answers, resets and refuses streams as it is asked', async () => {
  expect(await ask(orders({ status: 503 }))).toBe(503);
  expect(await ask(orders({ reset: true }))).toBe(2);
  expect(await ask(orders({ refuse: true }))).toBe(7);
  expect(upstream.received.map(({ method, path }) => `${method} ${path}`)).toEqual(Array(3).fill('POST /x'));
});

it('refuses the first tries of a request, and answers the next one', async () => {
  const headers = { ...orders({ refuse: true, first: 1 }), 'x-request-id': 'a' };
  expect([await ask(headers), await ask(headers)]).toEqual([7, 200]);
});
