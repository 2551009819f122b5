import { type Cluster, clusterOf } from './cluster';
import { known, knownAnnotations, nameOf, ofKind, specOf, type Written } from './fields';

/** Istio's objects as they are written, read once. A field that the readings do not know fails. */

export type StringMatch = { readonly exact?: string; readonly prefix?: string; readonly regex?: string };

export interface HttpMatch {
  readonly uri?: StringMatch;
  readonly method?: StringMatch;
  readonly headers?: Readonly<Record<string, StringMatch>>;
}

export interface HttpRoute {
  readonly name?: string;
  readonly match?: readonly HttpMatch[];
  readonly route?: readonly {
    readonly destination: {
      readonly host: string;
      readonly subset?: string;
      readonly port?: { readonly number: number };
    };
    readonly weight?: number;
  }[];
  readonly directResponse?: { readonly status: number };
  readonly timeout?: string;
  readonly retries?: {
    readonly attempts: number;
    readonly retryOn?: string;
    readonly perTryTimeout?: string;
    readonly backoff?: string;
  };
}

interface VirtualService {
  readonly hosts: readonly string[];
  readonly exportTo?: readonly string[];
  readonly http?: readonly HttpRoute[];
}

export interface DestinationRule {
  readonly host: string;
  readonly exportTo?: readonly string[];
  readonly trafficPolicy?: { readonly tls?: { readonly mode: string } };
  readonly subsets?: readonly { readonly name: string; readonly labels: Readonly<Record<string, string>> }[];
}

export interface PeerAuthentication {
  readonly selector?: unknown;
  readonly mtls?: { readonly mode: string };
  readonly portLevelMtls?: Readonly<Record<string, { readonly mode: string }>>;
}

export interface Source {
  readonly principals?: readonly string[];
  readonly namespaces?: readonly string[];
  readonly ipBlocks?: readonly string[];
}

export interface Operation {
  readonly methods?: readonly string[];
  readonly paths?: readonly string[];
  readonly ports?: readonly string[];
}

export interface Rule {
  readonly from?: readonly { readonly source: Source }[];
  readonly to?: readonly { readonly operation: Operation }[];
}

export interface AuthorizationPolicy {
  readonly selector?: unknown;
  readonly targetRefs?: readonly { readonly group?: string; readonly kind: string; readonly name: string }[];
  readonly action?: string;
  readonly rules?: readonly Rule[];
}

const routeFields = ['name', 'match', 'route', 'directResponse', 'timeout', 'retries'] as const;

/** What is written, read once. */
export interface Objects {
  readonly cluster: Cluster;
  readonly virtualServices: readonly (VirtualService & Place)[];
  readonly destinationRules: readonly (DestinationRule & Place)[];
  readonly peerAuthentications: readonly (PeerAuthentication & Place)[];
  readonly policies: readonly Policy[];
}

export interface Place {
  readonly home: string;
  readonly at: string;
}

export type Policy = AuthorizationPolicy & Place & { readonly isDryRun: boolean };

const placed = <T>(spec: T, object: Written): T & Place => ({
  ...spec,
  home: object.metadata.namespace!,
  at: nameOf(object),
});
const dryRun = 'istio.io/dry-run';

export function objectsOf(written: readonly Written[]): Objects {
  const [networking, security] = ['networking.istio.io', 'security.istio.io'];
  const virtualServices = ofKind(written, 'VirtualService', networking).map((object) => {
    const spec = specOf<VirtualService>(object, ['hosts', 'exportTo', 'http']);
    return placed(
      { ...spec, http: (spec.http ?? []).map((one) => known<HttpRoute>(one, routeFields, nameOf(object))) },
      object,
    );
  });
  return {
    cluster: clusterOf(written),
    virtualServices,
    destinationRules: ofKind(written, 'DestinationRule', networking).map((object) =>
      placed(specOf<DestinationRule>(object, ['host', 'exportTo', 'trafficPolicy', 'subsets']), object),
    ),
    peerAuthentications: ofKind(written, 'PeerAuthentication', security).map((object) =>
      placed(specOf<PeerAuthentication>(object, ['selector', 'mtls', 'portLevelMtls']), object),
    ),
    policies: ofKind(written, 'AuthorizationPolicy', security).map((object) => {
      const spec = specOf<AuthorizationPolicy>(object, ['selector', 'targetRefs', 'action', 'rules']);
      const isDryRun = knownAnnotations(object, /istio\.io\//, [dryRun])[dryRun] === 'true';
      return placed({ ...spec, isDryRun }, object);
    }),
  };
}
