import type { Manifest } from '../../cluster/manifest';
import type { Refusal } from './refusals';

const meta = { name: 'bad', namespace: 'shop' };
const networking = 'networking.istio.io/v1';
const security = 'security.istio.io/v1';
const host = 'payments.shop.svc.cluster.local';

const routed = (said: Readonly<Record<string, unknown>>, weight = 100): Manifest => ({
  apiVersion: networking,
  kind: 'VirtualService',
  metadata: meta,
  spec: { hosts: [host], http: [{ route: [{ destination: { host, port: { number: 80 } }, weight }], ...said }] },
});

const object = (apiVersion: string, kind: string, spec: Readonly<Record<string, unknown>>): Manifest => ({
  apiVersion,
  kind,
  metadata: meta,
  spec,
});

/** Objects that somebody could write by hand, and who refuses them in which words. */
export const handMade: readonly { readonly name: string; readonly object: Manifest; readonly refusal: Refusal }[] = [
  {
    name: 'a misspelt field',
    object: routed({ timeot: '3s' }),
    refusal: { by: 'API server', words: /\.spec\.http\[0\]\.timeot: field not declared in schema/ },
  },
  {
    name: 'a misspelt field of a core kind',
    object: object('v1', 'Service', { ports: [{ port: 80, targetport: 8080 }] }),
    refusal: { by: 'API server', words: /\.targetport: field not declared in schema/ },
  },
  {
    name: 'retryOn with a space',
    object: routed({ retries: { attempts: 2, retryOn: '5xx, reset' } }),
    refusal: { by: 'istiod', words: /" reset" is not a valid retryOn policy/ },
  },
  {
    name: 'retryOn with an unknown word',
    object: routed({ retries: { attempts: 2, retryOn: '5xx,resets' } }),
    refusal: { by: 'istiod', words: /"resets" is not a valid retryOn policy/ },
  },
  {
    name: 'attempts 0 with perTryTimeout',
    object: routed({ retries: { attempts: 0, perTryTimeout: '1s' } }),
    refusal: { by: 'istiod', words: /retry policy configured when attempts are set to 0/ },
  },
  {
    name: 'a timeout below a millisecond',
    object: routed({ timeout: '0.0001s' }),
    refusal: { by: 'istiod', words: /duration must be greater than 1ms/ },
  },
  {
    name: 'weights that sum to 0',
    object: object(networking, 'VirtualService', {
      hosts: [host],
      http: [
        {
          route: [
            { destination: { host }, weight: 0 },
            { destination: { host, subset: 'next' }, weight: 0 },
          ],
        },
      ],
    }),
    refusal: { by: 'istiod', words: /total destination weight = 0/ },
  },
  {
    name: 'a negative weight',
    object: routed({}, -1),
    refusal: { by: 'istiod', words: /weight -1 < 0/ },
  },
  {
    name: 'a DestinationRule with an empty trafficPolicy',
    object: object(networking, 'DestinationRule', { host, trafficPolicy: {} }),
    refusal: { by: 'istiod', words: /traffic policy must have at least one field/ },
  },
  {
    name: 'more than all ejected',
    object: object(networking, 'DestinationRule', {
      host,
      trafficPolicy: { outlierDetection: { maxEjectionPercent: 150 } },
    }),
    refusal: { by: 'istiod', words: /percentage 150 is not in range 0\.\.100/ },
  },
  {
    name: 'portLevelMtls without a selector',
    object: object(security, 'PeerAuthentication', { portLevelMtls: { '8080': { mode: 'PERMISSIVE' } } }),
    refusal: { by: 'istiod', words: /cannot have port level mTLS/ },
  },
  {
    name: 'DENY without rules',
    object: object(security, 'AuthorizationPolicy', { action: 'DENY' }),
    refusal: { by: 'istiod', words: /DENY action without `rules` is meaningless/ },
  },
  {
    name: 'a timeout below a millisecond, by the schema',
    object: routed({ timeout: '0.0001s' }),
    refusal: { by: 'API server', words: /spec\.http\[0\]\.timeout: .* must be a valid duration greater than 1ms/ },
  },
  {
    name: 'portLevelMtls without a selector, by the schema',
    object: object(security, 'PeerAuthentication', { portLevelMtls: { '8080': { mode: 'PERMISSIVE' } } }),
    refusal: { by: 'API server', words: /spec: .* portLevelMtls requires selector/ },
  },
  {
    name: 'a source without anything in it',
    object: object(security, 'AuthorizationPolicy', { action: 'ALLOW', rules: [{ from: [{ source: {} }] }] }),
    refusal: { by: 'istiod', words: /`from\.source` must not be empty, found at rule 0/ },
  },
];
