import { createServer } from 'node:http';
import { connect } from 'node:net';
import { expectNone } from '../../harness/suite';
import { unlike } from '../traffic/scene';
import { crd, intentions, speaks } from './objects';
import type { MakeScene } from './world';

const strict = 'strict';
const permissive = 'permissive';
/** Where iptables would send a plaintext call to the application's own port: here the sidecar has that port, on another address. */
const elsewhere = '127.0.0.2';

/** What comes back to a request without TLS. */
export const plaintext: MakeScene = async (world) => {
  const { ports } = world.harness;
  await world.instance(strict);
  const port = await ports.next();
  let received = 0;
  const application = createServer((_, response) => {
    received++;
    response.end('the application');
  });
  await new Promise<void>((done, failed) => {
    application.once('error', failed).listen(port, elsewhere, done);
  });
  application.unref();
  world.add({
    service: permissive,
    port,
    publicPort: port,
    proxy: {
      Mode: 'transparent',
      TransparentProxy: { OutboundListenerPort: await ports.next() },
      LocalServiceAddress: elsewhere,
    },
  });
  return {
    objects: [
      crd('Mesh', 'mesh', { allowEnablingPermissiveMutualTLS: true }),
      speaks(strict),
      crd('ServiceDefaults', permissive, { protocol: 'http', mutualTLSMode: 'permissive' }),
      intentions(permissive, { name: '*', action: 'deny' }),
    ],
    cases: [
      {
        name: 'strict from the start: a sidecar does not answer plaintext',
        run: async () => expectNone(unlike('answer', '', await answerTo(world.sidecar(strict).publicPort))),
      },
      {
        name: 'permissive: plaintext to the application’s own port passes the sidecar, though no intention lets anybody in',
        run: async () => {
          const answer = await answerTo(port);
          expectNone([
            ...unlike('answered by the application', true, answer.includes('the application')),
            ...unlike('received', 1, received),
          ]);
        },
      },
    ],
  };
};

/** All that comes back, until the other side closes. */
export function answerTo(port: number): Promise<string> {
  return new Promise((done) => {
    let text = '';
    const request = 'GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n';
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    socket.setEncoding('utf8').setTimeout(3_000, () => socket.destroy());
    socket.on('data', (chunk) => {
      text += chunk;
    });
    // a reset is as good an end as any
    socket.on('error', () => undefined);
    socket.on('close', () => done(text));
  });
}
