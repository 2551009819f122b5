import * as kubernetes from '../../../imports/kubernetes-1.34/kinds';
import { schemasOf } from '../../../src/manifests/schema/source';
import { defaultSettings } from '../../../src/manifests/settings';
import type { Mesh } from '../../../src/meshes/mesh';
import { factsOf, type MeshOptions, OptionsReader, oneOf } from '../../../src/meshes/options';
import { toyFeatures } from './features';
import { toyRenderers } from './render';

export interface ToyOptions extends MeshOptions {
  readonly version: '1';
}

const isVersion = (value: unknown): value is '1' => value === '1';

/** A whole mesh in one folder. */
export function toy(given: ToyOptions): Mesh<typeof toyFeatures> {
  const reader = new OptionsReader(given, { version: oneOf(['1']) });
  const version = reader.required('version', isVersion) ?? '1';
  const { complete: _, ...settings } = defaultSettings;
  return {
    kind: 'Mesh',
    facts: factsOf(reader.common(), { name: 'Toy', version, mtlsFloor: 'PERMISSIVE', features: toyFeatures }),
    features: toyFeatures,
    injection: {
      podLabels: { 'toy.example/proxy': 'yes' },
      podAnnotations: {},
      byNamespace: false,
      optOut: { as: 'label', name: 'toy.example/proxy', values: ['no'] },
      reservedPorts: [],
      probeOptOut: undefined,
    },
    renderers: toyRenderers,
    principal: ({ identity }) => identity.serviceAccount,
    checks: { schemas: schemasOf(kubernetes), rules: [], settings: { ...settings, version } },
    rules: [],
    guards: [],
    refusals: reader.refusals,
  };
}
