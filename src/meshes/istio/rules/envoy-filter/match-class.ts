import type { ManifestRule } from '../../../../manifests/rule';
import { patchesOf } from '../../facts/envoy-patches';
import { type EnvoyFilter, kinds } from '../../facts/kinds';

const classes = ['listener', 'routeConfiguration', 'cluster'] as const;

/** The class of object that a patch may match; others istiod does not look at. */
const wanted: Readonly<Record<string, (typeof classes)[number]>> = {
  LISTENER: 'listener',
  FILTER_CHAIN: 'listener',
  NETWORK_FILTER: 'listener',
  HTTP_FILTER: 'listener',
  ROUTE_CONFIGURATION: 'routeConfiguration',
  VIRTUAL_HOST: 'routeConfiguration',
  HTTP_ROUTE: 'routeConfiguration',
  CLUSTER: 'cluster',
};

export const matchClass: ManifestRule<EnvoyFilter> = {
  code: 'MESH8803',
  name: 'match-class',
  severity: 'error',
  summary: 'A patch whose match is about another class of object than applyTo.',
  what: 'applyTo {applyTo} has a match.{found}',
  why: 'istiod refuses it: nothing of one class is within the other',
  fix: 'write match.{wanted} instead, or take match.{found} out',
  upstream: ['webhook'],
  kinds: [kinds.envoyFilter],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: keepalive, namespace: shop }
spec:
  configPatches:
    - { applyTo: CLUSTER, match: { listener: { portNumber: 80 } }, patch: { operation: MERGE, value: { connect_timeout: 2s } } }
`,
  good: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: keepalive, namespace: shop }
spec:
  configPatches:
    - { applyTo: CLUSTER, match: { cluster: { portNumber: 80 } }, patch: { operation: MERGE, value: { connect_timeout: 2s } } }
`,
  check({ object }, _set, report) {
    for (const { patch, at } of patchesOf(object)) {
      const { applyTo = '', match = {} } = patch;
      const fits = wanted[applyTo];
      const found = classes.find((name) => match[name] !== undefined);
      if (fits === undefined || found === undefined || found === fits || match.context === 'WAYPOINT') continue;
      report({ at: [...at, 'match', found], values: { applyTo, found, wanted: fits } });
    }
  },
};
