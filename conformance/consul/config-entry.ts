import { type Data, isData, type Manifest, nameOf } from '../cluster/manifest';

/** A config entry as Consul's API takes it. */
export interface ConfigEntry {
  readonly Kind: string;
  /** The entry of the mesh has none: there is one. */
  readonly Name?: string;
  readonly [key: string]: unknown;
}

/** Consul's kind of each CRD, in an order in which writing works: nothing stands before what it refers to. */
const kinds: Readonly<Record<string, string>> = {
  Mesh: 'mesh',
  ProxyDefaults: 'proxy-defaults',
  JWTProvider: 'jwt-provider',
  ServiceDefaults: 'service-defaults',
  ServiceResolver: 'service-resolver',
  ServiceSplitter: 'service-splitter',
  ServiceRouter: 'service-router',
  IngressGateway: 'ingress-gateway',
  TerminatingGateway: 'terminating-gateway',
  ServiceIntentions: 'service-intentions',
  ExportedServices: 'exported-services',
};
const order = Object.values(kinds);

export const isConsul = ({ apiVersion }: Manifest): boolean => apiVersion.startsWith('consul.hashicorp.com/');

/** Initials stay together, as in Consul's own names: HTTP, TLSMinVersion, CAFile. */
const initials = ['ca', 'http', 'json', 'jwks', 'jwt', 'sds', 'sni', 'tls', 'ttl', 'uri'];

function pascal(key: string): string {
  const first = /^[a-z0-9]*/.exec(key)![0];
  const head = initials.includes(first) ? first.toUpperCase() : first.charAt(0).toUpperCase() + first.slice(1);
  return head + key.slice(first.length);
}

/** Fields below which the keys are names that people give, not Consul's: they stay as they are. */
export const named: readonly string[] = ['add', 'failover', 'set', 'subsets'];
/** Fields that Consul hands on unread: all below them stays as it is. */
export const opaque: readonly string[] = ['arguments', 'config'];

function fieldsOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fieldsOf);
  if (!isData(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (opaque.includes(key)) return [pascal(key), inner];
      if (!named.includes(key) || !isData(inner)) return [pascal(key), fieldsOf(inner)];
      return [pascal(key), Object.fromEntries(Object.entries(inner).map(([name, one]) => [name, fieldsOf(one)]))];
    }),
  );
}

/** What the controller of consul-k8s notes on what it writes. */
const meta = { 'external-source': 'kubernetes' };

function namesAndSpec({ kind, metadata }: Manifest, spec: Data): readonly [Readonly<{ Name?: string }>, Data] {
  if (kind === 'Mesh') return [{}, spec];
  if (kind !== 'ServiceIntentions') return [{ Name: metadata.name }, spec];
  // the name of the object says nothing; in Consul the destination is the name
  const { destination, ...rest } = spec;
  return [isData(destination) && typeof destination['name'] === 'string' ? { Name: destination['name'] } : {}, rest];
}

/** The config entry that the controller of consul-k8s makes of an object. Its namespace is lost, as it is without Enterprise. */
export function configEntryOf(object: Manifest): ConfigEntry {
  const kind = isConsul(object) ? kinds[object.kind] : undefined;
  if (kind === undefined) {
    throw new Error(
      `${nameOf(object)} (${object.apiVersion}) becomes no config entry; those that do are ${Object.keys(kinds).join(', ')}`,
    );
  }
  const [name, spec] = namesAndSpec(object, isData(object['spec']) ? object['spec'] : {});
  return { Kind: kind, ...name, ...(fieldsOf(spec) as Data), Meta: meta };
}

/** The entries of a program, in an order in which writing them works; taking them away works in the reverse. */
export function configEntriesOf(objects: readonly Manifest[]): readonly ConfigEntry[] {
  const entries = objects.map(configEntryOf);
  const keys = entries.map(({ Kind, Name }) => `${Kind} ${Name ?? ''}`.trim());
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  // consul-k8s refuses the second one, whatever its namespace
  if (twice !== undefined) throw new Error(`two objects become the config entry ${twice}; Consul has one`);
  return entries.toSorted((a, b) => order.indexOf(a.Kind) - order.indexOf(b.Kind));
}
