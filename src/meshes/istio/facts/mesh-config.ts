import { isObject, type JsonObject } from '../../../manifests/json';
import { Unreadable } from '../../../manifests/read/problem';
import { readYaml } from '../../../manifests/read/read-yaml';
import type { ManifestSet } from '../../../manifests/set';
import { controlPlaneMap } from './injector-config';

/** As far as rules look at it; what came from a ConfigMap has no sure types. */
export interface MeshConfig {
  readonly providers: ReadonlyMap<string, JsonObject>;
  /** Names of providers that hold where a Telemetry names none. */
  readonly defaults: Readonly<Record<'accessLogging' | 'tracing', readonly string[]>>;
  /** Whether proxies speak mTLS to each other where no DestinationRule says so. */
  readonly autoMtls: boolean;
}

/** Text of YAML inside of a field; undefined where it is none. */
export function yamlIn(text: string): unknown {
  try {
    return readYaml(text, () => undefined);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

const namesIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];

function meshConfig(set: ManifestSet): MeshConfig | undefined {
  const text = controlPlaneMap(set, 'istio', 'mesh')?.object.data?.['mesh'];
  const config = text === undefined ? undefined : yamlIn(text);
  if (!isObject(config)) return undefined;
  const { extensionProviders: listed, defaultProviders, enableAutoMtls } = config;
  const providers = (Array.isArray(listed) ? listed : []).filter(isObject);
  const defaults = isObject(defaultProviders) ? defaultProviders : {};
  return {
    // Istio compares names without regard to case.
    providers: new Map(providers.map((provider) => [String(provider['name']).toLowerCase(), provider])),
    defaults: { accessLogging: namesIn(defaults['accessLogging']), tracing: namesIn(defaults['tracing']) },
    autoMtls: enableAutoMtls !== false,
  };
}

/** The MeshConfig in the set, if it is there. */
export const meshConfigOf = (set: ManifestSet): MeshConfig | undefined => set.derive(meshConfig);
