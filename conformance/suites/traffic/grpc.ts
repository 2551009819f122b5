import { grpc, ResilientService } from 'cdk8s-mesh';
import { expectNone } from '../../harness/suite';
import { serviceEntry } from '../../traffic/stand-ins';
import { type MakeScene, unlike, workload } from './scene';

const unavailable = 14;

/** gRPC status 14, which Istio retries where nobody says how often. */
export const grpcStatus: MakeScene = async ({ shop, namespace, port, grpcUpstream, send }) => {
  const server = await grpcUpstream(unavailable);
  const ledger = 'ledger';
  const bare = 'bare';
  new ResilientService(shop, ledger, {
    workload: workload(),
    port,
    routes: [
      grpc('shop.Ledger/Book', { retries: 'off' }),
      grpc('shop.Ledger/Add'),
      grpc('shop.Ledger/Read', { idempotent: true, retries: { attempts: 2, on: ['unavailable'] } }),
    ],
  });
  const calls = (name: string, path: string, promised: number, to = ledger) => ({
    name,
    run: async () => {
      const before = server.received.length;
      const headers = { 'content-type': 'application/grpc', te: 'trailers' };
      const answer = await send({ to, method: 'POST', path, headers });
      expectNone([
        ...unlike('calls', Array(promised).fill(path), server.received.slice(before)),
        ...unlike('grpc-status', String(unavailable), answer.headers['grpc-status']),
      ]);
    },
  });
  return {
    behind: { [ledger]: [{ port: server.port }] },
    unsaid: [
      serviceEntry({
        name: bare,
        namespace,
        ports: [{ name: 'grpc', port, appProtocol: 'grpc' }],
        endpoints: [{ port: server.port }],
      }),
    ],
    cases: [
      calls('for comparison: where nobody says a word, Istio calls it three times', '/shop.Ledger/Add', 3, bare),
      calls('a gRPC method that is not idempotent is called once on status 14', '/shop.Ledger/Add', 1),
      calls("a gRPC method with retries: 'off' is called once on status 14", '/shop.Ledger/Book', 1),
      calls('an idempotent gRPC method with two retries is called three times on status 14', '/shop.Ledger/Read', 3),
      calls('a gRPC method that no route names is called once on status 14', '/shop.Ledger/Other', 1),
    ],
  };
};
