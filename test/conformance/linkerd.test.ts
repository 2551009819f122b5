import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archiveIn, misfit, namedInstead, pinnedIn } from '../../conformance/engines/archive';
import { families } from '../../conformance/engines/families';
import { durationOf, matchOf, networkOf, originOf } from '../../conformance/linkerd/answers';
import { unread } from '../../conformance/linkerd/controller';
import { type InboundAnswer, readInbound } from '../../conformance/linkerd/inbound-answer';
import { type OutboundAnswer, readOutbound } from '../../conformance/linkerd/outbound-answer';
import { differences } from '../../conformance/suites/drift/compare';
import { inbound } from '../../conformance/suites/linkerd/inbound';
import { outboundEgress } from '../../conformance/suites/linkerd/outbound-egress';
import { outboundRetries } from '../../conformance/suites/linkerd/outbound-retries';
import { outboundRoutes } from '../../conformance/suites/linkerd/outbound-routes';
import { renamed } from '../../conformance/suites/linkerd/told';
import { policyTwins } from '../../conformance/suites/linkerd/twins-of-policies';
import { routeTwins } from '../../conformance/suites/linkerd/twins-of-routes';

describe('the archive of the policy controller', () => {
  const { from } = families.linkerd;
  const root = mkdtempSync(join(tmpdir(), 'archive-'));
  const engines = join(root, 'engines');
  const crds = join(root, 'crds');
  beforeAll(() => [engines, crds].map((folder) => mkdirSync(folder)));
  afterAll(() => rmSync(root, { recursive: true }));
  const sums = (text: string): string => `${createHash('sha256').update(text).digest('hex')}  some.xz\n`;

  it('lies beside the CRDs, and has the pinned hash', () => {
    expect(archiveIn(crds, sums('a'), from)).toEqual({
      missing: expect.stringMatching(/^no .*engines\/some\.xz; name/),
    });
    writeFileSync(join(engines, 'some.xz'), 'a');
    expect(archiveIn(crds, sums('a'), from)).toEqual({ path: join(engines, 'some.xz') });
    expect(archiveIn(crds, sums('b'), from)).toEqual({
      missing: expect.stringMatching(/has the hash .*, and not the pinned/),
    });
  });

  it('is pinned in a file of one line', () => {
    expect(pinnedIn(sums('a')).file).toBe('some.xz');
    expect(() => pinnedIn('some.xz')).toThrow('no pinned file');
  });

  it('fits one platform', () => {
    expect(misfit(from, 'linux-x64')).toBeUndefined();
    expect(misfit(from, 'darwin-arm64')).toMatch(
      /not for darwin-arm64; name one in CDK8S_MESH_LINKERD_POLICY_CONTROLLER/,
    );
  });

  it('gives way to a program that is named', () => {
    const program = join(root, 'controller');
    const named = { CDK8S_MESH_LINKERD_POLICY_CONTROLLER: program };
    expect(namedInstead(from, {})).toBeUndefined();
    expect(namedInstead(from, named)).toEqual({ missing: expect.stringContaining('no program that can be run') });
    writeFileSync(program, '');
    chmodSync(program, 0o755);
    expect(namedInstead(from, named)).toEqual({ paths: { 'linkerd-policy-controller': program } });
  });
});

describe('answers of the policy controller', () => {
  it('are read in few words', () => {
    expect([durationOf({ seconds: 3, nanos: 0 }), durationOf({ seconds: 1, nanos: 5e8 })]).toEqual(['3s', '1500ms']);
    expect(networkOf({ ip: { ipv4: 0x0a010000 }, prefix_len: 16 })).toBe('10.1.0.0/16');
    expect(originOf({ resource: { kind: 'Service', namespace: 'shop', name: 'payments', port: 80 } })).toBe(
      'Service shop/payments:80',
    );
    const match = { method: { registered: 'GET' }, path: { prefix: '/a' }, headers: [{ name: 'x', regex: 'y+' }] };
    expect(matchOf(match)).toBe('GET /a* header x~y+');
  });

  const backend = {
    metadata: { resource: { kind: 'Service', namespace: 'shop', name: 'payments', port: 80 } },
    balancer: { load: 'peak_ewma' },
  };
  const routes = (limit: number) => ({
    routes: [
      {
        metadata: { default: 'http' },
        rules: [
          {
            matches: [],
            filters: [],
            backends: { random_available: { backends: [{ weight: 9, backend: { backend, filters: [] } }] } },
            retry: {
              max_retries: limit,
              max_request_bytes: 65536,
              conditions: { status_ranges: [{ start: 500, end: 500 }] },
              timeout: null,
              backoff: null,
            },
          },
        ],
      },
    ],
  });
  const detected = (http1: number, http2: number): OutboundAnswer => ({
    metadata: null,
    protocol: { kind: 'detect', detect: { opaque: null, http1: routes(http1), http2: routes(http2) } },
  });

  it('say whom a call goes to, and how often', () => {
    expect(readOutbound(detected(2, 2)).routes[0]!.rules).toEqual([
      { on: [], to: ['Service shop/payments:80 × 9'], retry: { limit: 2, on: ['500'] } },
    ]);
  });

  it('treat HTTP/1 and HTTP/2 alike, or are refused', () => {
    expect(() => readOutbound(detected(2, 3))).toThrow('treated differently');
  });

  it('say who is let in', () => {
    const answer: InboundAnswer = {
      protocol: { kind: 'opaque', opaque: {} },
      labels: { kind: 'server', name: 'payments' },
      authorizations: [
        {
          metadata: { default: 'callers' },
          labels: {},
          networks: [
            {
              net: { ip: { ipv4: 0x0a000000 }, prefix_len: 8 },
              except: [{ ip: { ipv4: 0x0a010000 }, prefix_len: 16 }],
            },
          ],
          authentication: {
            meshTLS: { identities: { identities: [{ name: 'a' }], suffixes: [{ parts: ['b', ''] }] } },
          },
        },
      ],
    };
    expect(readInbound(answer)).toEqual({
      server: 'server payments',
      protocol: 'opaque',
      lets: ['callers: a or *.b from 10.0.0.0/8 except 10.1.0.0/16'],
      routes: [],
    });
  });
});

it('knows which kinds the controller has not listed yet', () => {
  const line = 'kube_watch_events_total{op="Restart",kind="Pod",group="",version="v1"} 1';
  expect(
    unread(line, [
      ['v1', 'Pod'],
      ['policy.linkerd.io/v1beta3', 'Server'],
    ]),
  ).toEqual(['Server of policy.linkerd.io/v1beta3']);
});

it('renames in keys of no kind, but in every value', () => {
  expect(renamed({ payments: ['payments-next', { a: undefined, b: 1 }] }, 'payments', 'p1')).toEqual({
    payments: ['p1-next', { a: undefined, b: 1 }],
  });
});

describe('the cases', () => {
  const twins = [...policyTwins, ...routeTwins];
  it.each(twins.map((one) => [one.name, one] as const))('%s: the twins differ, and little', (_, { bad, good }) => {
    const found = differences(bad, good);
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThanOrEqual(5);
  });

  it('have names of their own', () => {
    const names = [...twins, ...outboundRoutes, ...outboundRetries, ...outboundEgress].map(({ name }) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    expect(new Set(inbound.map(({ name }) => name)).size).toBe(inbound.length);
  });

  it('promise something', () => {
    for (const { promised } of [...outboundRoutes, ...outboundRetries, ...outboundEgress, ...inbound])
      expect(Object.keys(promised).length).toBeGreaterThan(0);
  });
});
