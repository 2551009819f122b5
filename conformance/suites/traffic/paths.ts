import { get, header, post, prefix, ResilientService, template } from 'cdk8s-mesh';
import { expectNone } from '../../harness/suite';
import { type MakeScene, unlike, workload } from './scene';

/** The service is closed, so what is not matched is seen: 404, and nothing arrives. */
export const paths: MakeScene = async ({ shop, port, upstream, send }) => {
  const server = await upstream();
  const to = 'closed';
  new ResilientService(shop, to, {
    workload: workload(),
    port,
    closed: true,
    routes: [
      get('/exact'),
      get(prefix('/a')),
      get(template('/items/{id}')),
      get(template('/items/{id}/v1.0')),
      get(prefix('/special'), { retries: { attempts: 2, on: [503] } }),
      get(template('/special/{id}'), { retries: { attempts: 1, on: [503] } }),
      get('/special/one', { retries: 'off' }),
      post('/header', { headers: [header('x-kind', 'a')] }),
    ],
  });
  const reaches = (name: string, requests: readonly string[], promised: boolean, headers = {}) => ({
    name,
    run: async () => {
      const problems: string[] = [];
      for (const request of requests) {
        const [method, path] = request.split(' ') as [string, string];
        const { status, tries } = await send({ to, method, path, headers });
        const seen = [status, tries.map((one) => one.path)];
        problems.push(...unlike(request, promised ? [200, [path]] : [404, []], seen));
      }
      expectNone(problems);
    },
  });
  return {
    behind: { [to]: [{ port: server.port }] },
    cases: [
      reaches('closed: what a route names arrives', ['GET /exact', 'HEAD /exact', 'GET /exact?a=b'], true),
      reaches(
        'closed: what no route names is answered 404 and does not arrive',
        ['POST /exact', 'GET /exact/', 'GET /exact/b', 'GET /Exact', 'GET /'],
        false,
      ),
      reaches(
        'a prefix goes by segment: itself and what is below it arrive',
        ['GET /a', 'GET /a/', 'GET /a/b/c'],
        true,
      ),
      reaches('a prefix goes by segment: /ab does not arrive', ['GET /ab', 'GET /ab/c', 'GET /'], false),
      reaches(
        'a hole of a template is one segment: it arrives',
        ['GET /items/7', 'GET /items/a-b.c', 'GET /items/7?deep=true', 'GET /items/7/v1.0'],
        true,
      ),
      reaches(
        'a hole of a template is one segment: none, two or more do not arrive',
        ['GET /items', 'GET /items/', 'GET /items/7/8', 'GET /items/7/', 'GET /items/7/8/v1.0', 'GET /items/7/v1x0'],
        false,
      ),
      {
        name: 'the most specific route wins, whatever the order: exact, then template, then prefix',
        run: async () => {
          const ask = { status: 503 };
          const tries = async (path: string): Promise<number> => (await send({ to, path, ask })).tries.length;
          const seen = [await tries('/special/one'), await tries('/special/two'), await tries('/special/one/two')];
          expectNone(unlike('tries', [1, 2, 3], seen));
        },
      },
      reaches('a route with a header takes the request that has it', ['POST /header'], true, { 'x-kind': 'a' }),
      reaches('a route with a header takes no request with another value', ['POST /header'], false, { 'x-kind': 'ab' }),
    ],
  };
};
