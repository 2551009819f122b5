import { dataAt, isData } from '../cluster/manifest';

/** What a proxy does to requests for one of its ports. */
export interface InForce {
  readonly mtls: 'PERMISSIVE' | 'STRICT';
  readonly authorization: 'none' | 'dry-run' | 'enforced' | 'in part';
}

const items = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Every authorization filter below a filter chain, of HTTP and of TCP. */
function authorizationFilters(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(authorizationFilters);
  if (!isData(value)) return [];
  const type = value['@type'];
  if (typeof type === 'string' && /\.rbac\.v3\.RBAC$/.test(type)) return [value];
  return Object.values(value).flatMap(authorizationFilters);
}

/** Reads Envoy's `/config_dump?resource=dynamic_listeners`; undefined where nothing listens on the port. */
export function inForceOn(port: number, dump: unknown): InForce | undefined {
  const listener = items(dataAt(dump, 'configs'))
    .map((config) => dataAt(config, 'active_state', 'listener'))
    .find((one) => dataAt(one, 'address', 'socket_address', 'port_value') === port);
  if (listener === undefined) return undefined;
  const chains = items(dataAt(listener, 'filter_chains'));
  const takesPlaintext = chains.some((chain) => dataAt(chain, 'transport_socket') === undefined);
  const filters = authorizationFilters(chains);
  const enforced = filters.some((filter) => dataAt(filter, 'rules') !== undefined);
  const shadow = filters.some((filter) => dataAt(filter, 'shadow_rules') !== undefined);
  return {
    mtls: takesPlaintext ? 'PERMISSIVE' : 'STRICT',
    authorization: enforced ? (shadow ? 'in part' : 'enforced') : shadow ? 'dry-run' : 'none',
  };
}
