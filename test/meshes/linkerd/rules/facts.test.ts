import { countProblem, durationOf, durationProblem } from '../../../../src/meshes/linkerd/facts/annotations';
import { breakerProblem } from '../../../../src/meshes/linkerd/facts/breaker';
import { identityProblem } from '../../../../src/meshes/linkerd/facts/identities';
import { networkProblems } from '../../../../src/meshes/linkerd/facts/networks';
import { meetsGet } from '../../../../src/meshes/linkerd/facts/path-match';
import { regexProblem } from '../../../../src/meshes/linkerd/facts/patterns';
import { httpConditionProblem, unknownGrpcCondition } from '../../../../src/meshes/linkerd/facts/retry-conditions';

describe('identities', () => {
  test.each([
    '*',
    '*.shop',
    '*.shop.serviceaccount.identity.linkerd.cluster.local',
    'checkout.shop.serviceaccount.identity.linkerd.cluster.local',
    'spiffe://root.example/ns/shop',
    'spiffe://root.example',
  ])('%s is one', (id) => expect(identityProblem(id)).toBeUndefined());

  test.each([
    ['*checkout.shop', /neither/],
    ['Checkout.shop', /neither/],
    ['shop/checkout', /neither/],
    ['', /neither/],
    ['spiffe://Root.example/ns/shop', /trust domain/],
    ['spiffe://root.example/ns/shop/', /ends in a slash/],
    ['spiffe://root.example/ns//shop', /empty segment/],
    ['spiffe://root.example/ns/../shop', /segment of dots/],
  ])('%s is none', (id, words) => expect(identityProblem(id)).toMatch(words));
});

describe('durations', () => {
  test.each([
    ['0', 0],
    ['500ms', 500],
    ['90s', 90_000],
    ['1d', 86_400_000],
  ])('%s is %d ms', (text, size) => expect(durationOf(text)).toBe(size));

  test.each([
    ['1m30s', /one unit/],
    ['3', /no unit/],
    ['1.5s', /whole number/],
    ['-1s', /one unit/],
    ['', /one unit/],
    ['1w', /one unit/],
  ])('%s is none', (text, words) => expect(durationProblem(text)).toMatch(words));
});

test.each([
  ['65535', undefined],
  ['65536', 'is above 65535'],
  ['two', 'is no whole number'],
  ['-1', 'is no whole number'],
])('the count %s: %s', (text, problem) => expect(countProblem(65_535)(text)).toBe(problem));

test.each([
  ['5xx', undefined],
  ['429,500-501,gateway-error', undefined],
  ['100', undefined],
  ['599', undefined],
  ['600', "has '600', which is no condition"],
  ['99', "has '99', which is no condition"],
  ['504-502', "has '504-502', which is no condition"],
  ['429, 5xx', "has ' 5xx', which is no condition"],
  ['connect-failure', "has 'connect-failure', which is no condition"],
])('the conditions %s', (text, problem) => expect(httpConditionProblem(text)).toBe(problem));

test.each([
  ['cancelled,unavailable', undefined],
  ['aborted', 'aborted'],
  ['cancelled, unavailable', ' unavailable'],
])('the conditions of gRPC %s', (text, word) => expect(unknownGrpcCondition(text)).toBe(word));

test.each([
  [{}, undefined],
  [{ 'balancer.linkerd.io/failure-accrual-consecutive-max-failures': 'many' }, undefined],
  [{ 'balancer.linkerd.io/failure-accrual': 'consecutive' }, undefined],
  [{ 'balancer.linkerd.io/failure-accrual': 'unified' }, undefined],
  [{ 'balancer.linkerd.io/failure-accrual': 'off' }, /neither/],
  [
    {
      'balancer.linkerd.io/failure-accrual': 'consecutive',
      'balancer.linkerd.io/failure-accrual-consecutive-jitter-ratio': '1.5',
    },
    undefined,
  ],
  [
    {
      'balancer.linkerd.io/failure-accrual': 'consecutive',
      'balancer.linkerd.io/failure-accrual-consecutive-max-penalty': '500ms',
    },
    /longest penalty/,
  ],
  [
    {
      'balancer.linkerd.io/failure-accrual': 'unified',
      'balancer.alpha.linkerd.io/failure-accrual-success-rate-window': '5ms',
    },
    /shorter than 10ms/,
  ],
])('the breaker of %j', (annotations: Record<string, string>, words: RegExp | undefined) => {
  const found = breakerProblem(annotations)?.problem;
  if (words === undefined) expect(found).toBeUndefined();
  else expect(found).toMatch(words);
});

test.each([
  ['10.0.0.0/8', ['10.1.0.0/16', '10.0.0.1'], []],
  ['2001:db8::/32', ['2001:db8:1::/48'], []],
  ['192.0.2.1', [], []],
  ['10.0.0.0/8', ['10.0.0.0/8'], ['is no smaller part of 10.0.0.0/8']],
  ['10.0.0.0/8', ['2001:db8::/32'], ['is no smaller part of 10.0.0.0/8']],
  ['10.0.0.0/33', ['10.0.0.1'], ['is no block of addresses']],
])('the network %s without %j', (cidr, except, problems) =>
  expect([...networkProblems([{ cidr, except }], [])].map(({ problem }) => problem)).toEqual(problems),
);

test.each([
  ['/items/(', /parenthesis|has/],
  ['a(?=b)', /looks ahead/],
  ['/items/[0-9]+', undefined],
  // Rust's syntax has more than RE2
  ['a**', undefined],
])('the pattern %s', (pattern, words) => {
  if (words === undefined) expect(regexProblem(pattern)).toBeUndefined();
  else expect(regexProblem(pattern)).toMatch(words);
});

const route = (...matches: object[]) => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'items' },
  spec: { rules: [{ matches }] },
});

test.each([
  [route(), true],
  [route({ path: { value: '/' } }), true],
  [route({ path: { value: '/health' } }), true],
  [route({ path: { value: '/healthy' } }), false],
  [route({ path: { type: 'Exact', value: '/health/ready' }, method: 'GET' }), true],
  [route({ path: { type: 'Exact', value: '/health/ready' }, method: 'POST' }), false],
  [route({ path: { type: 'RegularExpression', value: '/health/.*' } }), true],
  [route({ headers: [{ name: 'x-tenant', value: 'a' }] }), false],
])('GET /health/ready and %j', (object, expected) =>
  expect(meetsGet(object as Parameters<typeof meetsGet>[0], '/health/ready')).toBe(expected),
);
