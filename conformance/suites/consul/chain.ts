import { dataAt } from '../../cluster/manifest';
import { configEntriesOf, configEntryOf } from '../../consul/config-entry';
import { expectNone } from '../../harness/suite';
import { type Difference, differences, lost, told } from '../drift/compare';
import { unlike } from '../traffic/scene';
import { chainOf } from './chain-of';
import { crd, intentions, permission, speaks } from './objects';
import type { MakeScene } from './world';

const filter = (version: string) => ({ filter: `Service.Meta.version == ${version}` });

/** Objects with a field of most kinds; nobody calls these services. */
const program = [
  speaks('chained'),
  speaks('chained-other'),
  crd('ServiceResolver', 'chained', {
    subsets: { v1: filter('v1'), v2: { ...filter('v2'), onlyPassing: true } },
    connectTimeout: '2s',
    loadBalancer: {
      policy: 'ring_hash',
      ringHashConfig: { minimumRingSize: 1024 },
      hashPolicies: [{ field: 'cookie', fieldValue: 'user', cookieConfig: { ttl: '5s', path: '/' }, terminal: true }],
    },
  }),
  crd('ServiceSplitter', 'chained', {
    splits: [
      { weight: 33.33, serviceSubset: 'v1', responseHeaders: { set: { 'X-Version': 'v1' } } },
      { weight: 66.67, serviceSubset: 'v2' },
    ],
  }),
  crd('ServiceRouter', 'chained', {
    routes: [
      {
        match: {
          http: { pathPrefix: '/a', methods: ['GET', 'HEAD'], header: [{ name: 'x', suffix: 'y', invert: true }] },
        },
        destination: {
          serviceSubset: 'v2',
          prefixRewrite: '/b',
          requestTimeout: '1m30s',
          idleTimeout: '250ms',
          numRetries: 3,
          retryOn: ['gateway-error', 'reset'],
          retryOnConnectFailure: true,
          retryOnStatusCodes: [429, 503],
          requestHeaders: { add: { lowerCase: 'kept' }, remove: ['x-a'] },
        },
      },
      { match: { http: { pathRegex: '/c', caseInsensitive: true } }, destination: { service: 'chained-other' } },
      { match: { http: { queryParam: [{ name: 'q', regex: 'r' }] } }, destination: { requestTimeout: '-1s' } },
    ],
  }),
  intentions('chained', {
    name: 'client',
    permissions: [
      permission('deny', { pathExact: '/x', methods: ['GET'] }),
      permission('allow', { pathPrefix: '/', header: [{ name: 'h', contains: 'A', ignoreCase: true }] }),
    ],
    description: 'a word',
  }),
  crd('Mesh', 'mesh', {
    allowEnablingPermissiveMutualTLS: true,
    transparentProxy: { meshDestinationsOnly: true },
    tls: { incoming: { tlsMinVersion: 'TLSv1_2' }, outgoing: { tlsMinVersion: 'TLSv1_2' } },
    http: { sanitizeXForwardedClientCert: true },
  }),
  crd('ProxyDefaults', 'global', {
    config: { envoy_dogstatsd_url: 'udp://127.0.0.1:9125', camelCase: 'kept' },
    accessLogs: { enabled: true, type: 'stdout', jsonFormat: '{"a":"%START_TIME%"}' },
  }),
  crd('JWTProvider', 'tokens', {
    issuer: 'https://issuer.example',
    audiences: ['shop'],
    jsonWebKeySet: { remote: { uri: 'https://issuer.example/keys', requestTimeoutMs: 500, fetchAsynchronously: true } },
    locations: [{ header: { name: 'authorization', valuePrefix: 'Bearer ' } }],
    forwarding: { headerName: 'x-token' },
    clockSkewSeconds: 10,
  }),
  crd('ExportedServices', 'default', { services: [{ name: 'chained', consumers: [{ peer: 'elsewhere' }] }] }),
  crd('TerminatingGateway', 'outside', {
    services: [{ name: 'chained-other', caFile: '/ca.pem', sni: 'other.example' }],
  }),
  crd('IngressGateway', 'inside', {
    listeners: [{ port: 8080, protocol: 'http', services: [{ name: 'chained', hosts: ['a.example'] }] }],
  }),
];

/** What Consul makes of the objects of a service: its routes in their order, each with where it leads. */
const compiled = {
  protocol: 'http',
  routes: [
    {
      takes: { PathPrefix: '/a', Methods: ['GET', 'HEAD'], Header: [{ Name: 'x', Suffix: 'y', Invert: true }] },
      leads: ['v2.chained'],
    },
    { takes: { PathRegex: '/c', CaseInsensitive: true }, leads: ['chained-other'] },
    { takes: { QueryParam: [{ Name: 'q', Regex: 'r' }] }, leads: ['33.33 v1.chained', '66.67 v2.chained'] },
    { takes: { PathPrefix: '/' }, leads: ['33.33 v1.chained', '66.67 v2.chained'] },
  ],
};

/** The one duration that reads back as a number. */
const inNanoseconds = ({ path, written, read }: Difference): boolean =>
  path.endsWith('.CookieConfig.TTL') && written === '5s' && read === 5e9;

/** Consul's own view: entries as they read back, and the chain that it compiles of them. */
export const chain: MakeScene = async ({ agent, write }) => ({
  objects: [],
  cases: [
    {
      name: 'an object of each kind is taken, and what was written reads back',
      run: async () => {
        const entries = configEntriesOf(program);
        const problems: string[] = [];
        try {
          for (const entry of entries) {
            await write(entry);
            const all = lost(differences(entry, await agent.read(entry)));
            problems.push(...all.filter((one) => !inNanoseconds(one)).map((one) => `${entry.Kind} ${told(one)}`));
          }
          problems.push(...differences(compiled, chainOf(await agent.chain('chained'))).map(told));
        } finally {
          for (const entry of [...entries].reverse()) {
            const refusal = await agent.remove(entry);
            if (refusal !== undefined) problems.push(`${entry.Kind} does not go: ${refusal}`);
          }
        }
        expectNone(problems);
      },
    },
    {
      name: 'weights of three decimals are rounded without a word: 99.999 and 0.001 are 100 and 0',
      run: async () => {
        const splitter = configEntryOf(
          crd('ServiceSplitter', 'chained', {
            splits: [{ weight: 99.999 }, { weight: 0.001, service: 'chained-other' }],
          }),
        );
        const both = ['chained', 'chained-other'].map((name) => configEntryOf(speaks(name)));
        for (const entry of [...both, splitter]) await write(entry);
        const read = dataAt(await agent.read(splitter), 'Splits') as readonly { readonly Weight: number }[];
        for (const entry of [splitter, ...both]) await agent.remove(entry);
        expectNone(
          unlike(
            'weights',
            [100, 0],
            read.map(({ Weight }) => Weight),
          ),
        );
      },
    },
    {
      name: 'a service without a word is compiled to itself, as tcp, with a connect timeout of 5 s',
      run: async () => {
        const nobody = await agent.chain('nobody');
        expectNone([
          ...unlike('chain', { protocol: 'tcp', routes: [{ takes: {}, leads: ['nobody'] }] }, chainOf(nobody)),
          ...unlike(
            'connect timeout',
            '5s',
            dataAt(nobody, 'Chain', 'Targets', 'nobody.default.default.dc1', 'ConnectTimeout'),
          ),
        ]);
      },
    },
  ],
});
