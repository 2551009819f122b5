import type { MeshSpec } from '../../../../imports/consul-2.0/mesh-v1alpha1';
import type { ProxyDefaultsSpec } from '../../../../imports/consul-2.0/proxy-defaults-v1alpha1';
import { stages } from '../../../model/zero-trust-namespace';
import { program, stage } from '../../../rules/example';
import type { Guard } from '../../guard';
import { consulNamespace, entry, isConsulObject, isOfConsul } from './ours';

const strict = program({ namespaces: [consulNamespace({ stage: stage('strict') })] });

type Weakness = readonly [at: string, means: string];

/** Below TLS 1.2 there are known breaks; `TLS_AUTO` is Envoy's own default. */
const oldTls: ReadonlySet<string | undefined> = new Set(['TLSv1_0', 'TLSv1_1']);

function ofMesh(spec: MeshSpec, onboards: boolean): readonly Weakness[] {
  const { allowEnablingPermissiveMutualTLS: flag, http, tls } = spec;
  const normalization = http?.incoming?.requestNormalization;
  const found: (Weakness | false)[] = [
    flag === true && !onboards && ['allowEnablingPermissiveMutualTLS', 'any service of the mesh may accept plaintext'],
    flag !== true && onboards && ['allowEnablingPermissiveMutualTLS', 'Consul refuses the permissive mode of observe'],
    normalization?.insecureDisablePathNormalization === true && [
      'http.incoming.requestNormalization.insecureDisablePathNormalization',
      'a path such as /a/../b goes around the paths of intentions',
    ],
    oldTls.has(tls?.incoming?.tlsMinVersion) && ['tls.incoming.tlsMinVersion', 'sidecars accept TLS below 1.2'],
  ];
  return found.filter((one) => one !== false);
}

/** A listener of one's own takes the place of the one with the intentions by method and path. */
const ownListener = 'envoy_public_listener_json';

function ofProxyDefaults({ mutualTLSMode, config }: ProxyDefaultsSpec, onboards: boolean): readonly Weakness[] {
  const found: (Weakness | false)[] = [
    mutualTLSMode === 'permissive' &&
      !onboards && ['mutualTLSMode', 'services without a word of their own accept plaintext'],
    config !== undefined &&
      Object.hasOwn(config, ownListener) && [
        `config.${ownListener}`,
        'it replaces the listener that intentions are on',
      ],
  ];
  return found.filter((one) => one !== false);
}

export const meshWeakened: Guard = {
  code: 'MESH6026',
  name: 'mesh-weakened',
  severity: 'error',
  summary:
    'A Mesh or ProxyDefaults entry, patched or of the user, that takes away what the stages of namespaces promise.',
  what: '{kind} {name} has {field}: {means}',
  why: 'it holds for the whole mesh, the namespaces of this program among them',
  fix: 'leave the field to the stages; plaintext is for namespaces in observe, and for ports that are declared as open',
  kinds: ['Mesh', 'ProxyDefaults'],
  insteadOf: [],
  bad: { program: strict, manifest: entry('Mesh', 'mesh', { allowEnablingPermissiveMutualTLS: true }) },
  good: {
    program: program({ namespaces: [consulNamespace()] }),
    manifest: entry('Mesh', 'mesh', { allowEnablingPermissiveMutualTLS: true }),
  },
  *check(manifest, graph) {
    const { kind, metadata, spec } = manifest;
    const own = graph.namespaces.filter(isOfConsul);
    if (!isConsulObject(manifest) || own.length === 0) return;
    const onboards = own.some((one) => stages[one.stage.name].mtls === 'PERMISSIVE');
    const found =
      kind === 'Mesh'
        ? ofMesh((spec ?? {}) as MeshSpec, onboards)
        : ofProxyDefaults((spec ?? {}) as ProxyDefaultsSpec, onboards);
    const related = own.map(({ path }) => path);
    for (const [field, means] of found)
      yield { values: { kind, name: metadata.name, field, means }, at: `spec.${field}`, related };
  },
};
