import { get, LoadBalancing, post, ResilientService } from 'cdk8s-mesh';
import { expectNone } from '../../harness/suite';
import { type MakeScene, triedAndAnswered, unlike, workload } from './scene';

const calls = 12;

/** A refused connection proves that nobody saw the request, so a write is tried again too. */
export const refused: MakeScene = async ({ shop, port, upstream, deadPort, send, stat }) => {
  const [down, half] = ['down', 'half'];
  const [server, dead, deadToo] = [await upstream(), await deadPort(), await deadPort()];
  for (const name of [down, half]) {
    new ResilientService(shop, name, {
      workload: workload(),
      port,
      routes: [post('/items'), post('/once', { retries: 'off' }), get('/once', { retries: 'off' })],
      loadBalancing: LoadBalancing.roundRobin(),
    });
  }

  /** How many tries beyond the first a request to nobody costs. */
  const again = (name: string, method: string, path: string, promised: number) => ({
    name,
    run: async () => {
      const before = await stat(down, 'upstream_rq_retry');
      const answer = await send({ to: down, method, path });
      const more = (await stat(down, 'upstream_rq_retry')) - before;
      expectNone([...unlike('tries beyond the first', promised, more), ...triedAndAnswered(path, answer, [0, 503])]);
    },
  });
  return {
    behind: { [down]: [{ port: dead }], [half]: [{ port: server.port }, { port: deadToo }] },
    cases: [
      again('POST is tried two times more on a refused connection', 'POST', '/items', 2),
      again("POST with retries: 'off' is tried once on a refused connection", 'POST', '/once', 0),
      again("GET with retries: 'off' is tried once on a refused connection", 'GET', '/once', 0),
      again('what no route names is tried two times more on a refused connection', 'PATCH', '/other', 2),
      {
        name: `${calls} times POST to a service of which one of two pods refuses: each arrives once, none fails`,
        run: async () => {
          const problems: string[] = [];
          for (let call = 0; call < calls; call++) {
            problems.push(
              ...triedAndAnswered('POST', await send({ to: half, method: 'POST', path: '/items' }), [1, 200]),
            );
          }
          const again = await stat(half, 'upstream_rq_retry');
          if (again === 0) problems.push('no connection was refused, so nothing is shown');
          expectNone(problems);
        },
      },
      {
        name: "of POST with retries: 'off' to that service some fail",
        run: async () => {
          let failed = 0;
          for (let call = 0; call < calls; call++) {
            const { status } = await send({ to: half, method: 'POST', path: '/once' });
            if (status === 503) failed++;
          }
          expectNone(failed === 0 || failed === calls ? [`${failed} of ${calls} failed`] : []);
        },
      },
    ],
  };
};
