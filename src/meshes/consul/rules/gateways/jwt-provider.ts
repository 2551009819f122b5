import { millisecondsOf } from '../../../../manifests/durations';
import type { Path } from '../../../../manifests/path';
import type { ManifestRule } from '../../../../manifests/rule';
import { type JwtProvider, kinds } from '../../facts/kinds';
import { saidAmong } from '../../facts/predicates';

type Spec = NonNullable<JwtProvider['spec']>;
interface Found {
  readonly at: Path;
  readonly problem: string;
}

const discovery: readonly string[] = ['STRICT_DNS', 'STATIC', 'LOGICAL_DNS', 'EDS', 'ORIGINAL_DST'];

function* keyProblems({ jsonWebKeySet }: Spec): Generator<Found> {
  const at = ['jsonWebKeySet'];
  const { local, remote } = jsonWebKeySet ?? {};
  if ((local === undefined) === (remote === undefined))
    yield { at, problem: `the keys are ${local === undefined ? 'neither local nor remote' : 'both local and remote'}` };
  if (local !== undefined && saidAmong(local, ['jwks', 'filename']).length !== 1)
    yield { at: [...at, 'local'], problem: 'local keys are not one of jwks and filename' };
  const { discoveryType = '', tlsCertificates } = remote?.jwksCluster ?? {};
  const cluster = [...at, 'remote', 'jwksCluster'];
  if (discoveryType !== '' && !discovery.includes(discoveryType))
    yield {
      at: [...cluster, 'discoveryType'],
      problem: `the discovery is '${discoveryType}', none of ${discovery.join(', ')}`,
    };
  const { trustedCA, caCertificateProviderInstance } = tlsCertificates ?? {};
  if (trustedCA !== undefined && caCertificateProviderInstance !== undefined)
    yield { at: [...cluster, 'tlsCertificates'], problem: 'two sources of certificates are trusted' };
  const { baseInterval, maxInterval } = remote?.retryPolicy?.retryPolicyBackOff ?? {};
  const longest = millisecondsOf(maxInterval) ?? 0;
  if (longest !== 0 && (millisecondsOf(baseInterval) ?? 0) > longest)
    yield {
      at: [...at, 'remote', 'retryPolicy', 'retryPolicyBackOff'],
      problem: 'maxInterval is shorter than baseInterval',
    };
}

function* placeProblems({ locations = [], forwarding }: Spec): Generator<Found> {
  for (const [index, place] of locations.entries()) {
    const said = [place.header, place.queryParam, place.cookie].filter((one) => one !== undefined);
    const at = ['locations', index];
    if (said.length !== 1) yield { at, problem: `a location is ${said.length} places` };
    else if ((said[0]!.name ?? '') === '') yield { at, problem: 'a location has no name' };
  }
  if (forwarding !== undefined && (forwarding.headerName ?? '') === '')
    yield { at: ['forwarding'], problem: 'forwarding has no headerName' };
}

export const jwtProvider: ManifestRule<JwtProvider> = {
  code: 'MESH6371',
  name: 'jwt-provider',
  severity: 'error',
  summary: 'A provider of tokens whose keys or places contradict themselves.',
  what: '{problem}',
  why: 'the provider is refused, and intentions that name it with it',
  fix: 'write one source of keys, and one place an entry, with its name',
  upstream: ['webhook', 'consul-server'],
  kinds: [kinds.jwtProvider],
  reads: [],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: JWTProvider
metadata: { name: both, namespace: shop }
spec: { issuer: shop, jsonWebKeySet: { local: { filename: /keys }, remote: { uri: "https://keys.example.com" } } }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: JWTProvider
metadata: { name: place, namespace: shop }
spec: { issuer: shop, jsonWebKeySet: { local: { filename: /keys } }, locations: [{ header: { name: authorization }, cookie: { name: token } }] }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: JWTProvider
metadata: { name: good, namespace: shop }
spec: { issuer: shop, jsonWebKeySet: { local: { filename: /keys } }, locations: [{ header: { name: authorization } }] }
`,
  *check({ object: { spec } }) {
    for (const { at, problem } of [...keyProblems(spec ?? {}), ...placeProblems(spec ?? {})])
      yield { at: ['spec', ...at], values: { problem } };
  },
};
