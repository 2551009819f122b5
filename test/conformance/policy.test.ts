import type { Manifest } from '../../conformance/cluster/manifest';
import { bank, namespace, type Ports, releases, stages } from '../../conformance/suites/policy/bank';
import { calls } from '../../conformance/suites/policy/calls';
import { dryRunOf, increase, misreadDryRun } from '../../conformance/suites/policy/dry-run';
import { told, verdictOf } from '../../conformance/suites/policy/verdict';
import { misread } from '../../conformance/suites/traffic/read-by-istiod';
import { inForceOn } from '../../conformance/traffic/in-force';
import { callerSidecar, meshedStandIns } from '../../conformance/traffic/workloads';

describe('the verdict on a call', () => {
  it.each([
    ['an answer of the server', { status: 200, arrived: 1 }, 'let in'],
    ['a gRPC answer of the server', { status: 200, grpcStatus: 0, arrived: 1 }, 'let in'],
    ['403', { status: 403, arrived: 0 }, 'denied'],
    ['gRPC status 7', { status: 200, grpcStatus: 7, arrived: 0 }, 'denied'],
    ['a reset', { broken: 'read ECONNRESET', arrived: 0 }, 'cut off'],
    ['503 of a sidecar', { status: 503, arrived: 0 }, 'cut off'],
    ['an error after it arrived', { status: 503, arrived: 2 }, undefined],
    ['403 of the server itself', { status: 403, arrived: 1 }, undefined],
    ['a good answer from nowhere', { status: 200, arrived: 0 }, undefined],
  ])('of %s', (_, seen, verdict) => expect(verdictOf(seen)).toBe(verdict));

  it('says what was seen', () => {
    expect(told({ status: 200, grpcStatus: 7, arrived: 0 })).toBe('status 200, grpc-status 7, and nothing arrived');
    expect(told({ broken: 'socket hang up', arrived: 1 })).toBe('socket hang up, and 1 arrived');
  });
});

describe('what a proxy has in force', () => {
  const rbac = (what: object): unknown => ({
    typed_config: { '@type': 'type.googleapis.com/envoy.extensions.filters.http.rbac.v3.RBAC', ...what },
  });
  const dump = (...chains: readonly object[]): unknown => ({
    configs: [
      { name: 'no state' },
      {
        active_state: {
          listener: { address: { socket_address: { address: '127.0.0.1', port_value: 7 } }, filter_chains: chains },
        },
      },
    ],
  });
  const tls = { transport_socket: { name: 'tls' } };
  const filters = (...all: readonly unknown[]): object => ({ filters: [{ typed_config: { http_filters: all } }] });

  it.each([
    ['plaintext beside TLS', [tls, {}], { mtls: 'PERMISSIVE', authorization: 'none' }],
    ['TLS alone', [tls], { mtls: 'STRICT', authorization: 'none' }],
    [
      'shadow rules',
      [{ ...tls, ...filters(rbac({ shadow_rules: {} })) }],
      { mtls: 'STRICT', authorization: 'dry-run' },
    ],
    ['rules', [{ ...tls, ...filters(rbac({ rules: {} })) }], { mtls: 'STRICT', authorization: 'enforced' }],
    [
      'some of both',
      [{ ...tls, ...filters(rbac({ rules: {}, shadow_rules: {} })) }],
      { mtls: 'STRICT', authorization: 'in part' },
    ],
  ])('by %s', (_, chains, promised) => expect(inForceOn(7, dump(...chains))).toEqual(promised));

  it('is nothing on a port on which it does not listen', () => expect(inForceOn(8, dump(tls))).toBeUndefined());
});

describe('the dry-run', () => {
  const stats = new Map([
    ['http.inbound_7;.rbac.istio_dry_run_allow_.shadow_allowed', 2],
    ['tcp.rbac.istio_dry_run_allow_.shadow_denied', 3],
    ['http.inbound_7;.rbac.denied', 9],
  ]);

  it('is counted over all proxies, of HTTP and of TCP', () => {
    const all = dryRunOf([stats, stats]);
    expect(all).toEqual({ allowed: 4, denied: 6 });
    expect(increase(dryRunOf([stats]), all)).toEqual({ allowed: 2, denied: 3 });
  });

  const policy = (dryRun?: string): Manifest => ({
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: { name: 'a', namespace, annotations: dryRun === undefined ? {} : { 'istio.io/dry-run': dryRun } },
    spec: {},
  });

  it('is read as it was written', () => {
    expect(misreadDryRun([policy('true')], [policy('true')])).toEqual([]);
    expect(misreadDryRun([policy()], [policy('true')])).toEqual([
      expect.stringMatching(/bank\/a istio.io\/dry-run: true was written, istio.io\/dry-run: nothing is read/),
    ]);
    expect(misreadDryRun([], [policy()])).toEqual([expect.stringMatching(/nothing is read/)]);
  });
});

it('reads ALLOW and port 0, which protocol buffers leave out', () => {
  const policy = (action?: string): Manifest => ({
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: { name: 'a', namespace },
    spec: { action },
  });
  expect(misread([JSON.parse(JSON.stringify(policy()))], [policy('ALLOW')], [])).toEqual([]);
  expect(misread([policy('ALLOW')], [policy('DENY')], [])).toHaveLength(1);
  expect(misread([JSON.parse(JSON.stringify(policy()))], [policy('DENY')], [])).toHaveLength(1);
});

describe('the bank', () => {
  const ports: Ports = { payments: 1, ledger: 2, reports: 3, admin: 4, webhook: 5, metrics: 6, orders: 7 };
  const program = bank(releases[0]!, ports);

  it('goes through every stage, and its calls say how they fare in each', () => {
    expect(new Set(releases.map(({ stage }) => stage))).toEqual(new Set(stages));
    for (const { promised } of Object.values(calls).flat()) expect(Object.keys(promised)).toEqual([...stages]);
  });

  it('has a pod for each Deployment with a place, behind the Service that selects it', () => {
    const behind = new Map([
      [ports.payments, 101],
      [ports.admin, 102],
    ]);
    const all = meshedStandIns(program, { payments: { address: '127.0.0.1', behind } });
    const of = (kind: string): readonly Manifest[] => all.filter((object) => object.kind === kind);
    expect(of('ServiceEntry').map(({ metadata }) => metadata.name)).toEqual(
      program.filter(({ kind }) => kind === 'Service').map(({ metadata }) => metadata.name),
    );
    expect(of('WorkloadEntry')).toMatchObject([{ spec: { address: '127.0.0.1', serviceAccount: 'payments' } }]);
    expect(of('Sidecar')).toMatchObject([
      {
        spec: {
          ingress: [
            { port: { number: 1, protocol: 'HTTP' }, bind: '127.0.0.1', defaultEndpoint: '127.0.0.1:101' },
            { port: { number: 4, protocol: 'TCP' }, bind: '127.0.0.1', defaultEndpoint: '127.0.0.1:102' },
          ],
        },
      },
    ]);
  });

  it('has no pod on a port of no Service', () => {
    const place = { address: '127.0.0.1', behind: new Map([[99, 100]]) };
    expect(() => meshedStandIns(program, { payments: place })).toThrow('no Service has port 99 of Deployment payments');
  });

  it("opens a caller's sidecar at a socket, for every service", () => {
    expect(callerSidecar({ name: 'a', namespace }, { app: 'a' }, '/run/a.sock')).toMatchObject({
      spec: { egress: [{ bind: 'unix:///run/a.sock', port: { number: 0 }, hosts: ['*/*'] }] },
    });
  });
});
