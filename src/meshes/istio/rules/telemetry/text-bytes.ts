import type { TrafficExtensionSpecWasm } from '../../../../../imports/istio-1.31/traffic-extension-v1alpha1';
import type { Path } from '../../../../manifests/path';
import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type TrafficExtension, type WasmPlugin } from '../../facts/kinds';

type Wasm = Pick<TrafficExtensionSpecWasm, 'imagePullSecret' | 'pluginName' | 'vmConfig'>;
type Text = readonly [path: Path, text: string | undefined, most: number];

/** The texts that istiod measures in bytes and the schema in characters. */
function* texts(wasm: Wasm, at: Path): Iterable<Text> {
  yield [[...at, 'imagePullSecret'], wasm.imagePullSecret, 253];
  yield [[...at, 'pluginName'], wasm.pluginName, 256];
  for (const [index, { name }] of (wasm.vmConfig?.env ?? []).entries()) {
    yield [[...at, 'vmConfig', 'env', index, 'name'], name, 256];
  }
}

function* textsOf({ spec }: WasmPlugin | TrafficExtension): Iterable<Text> {
  if (spec === undefined) return;
  if ('url' in spec) yield* texts(spec, ['spec']);
  else {
    if (spec.wasm !== undefined) yield* texts(spec.wasm, ['spec', 'wasm']);
    yield [['spec', 'lua', 'inlineCode'], spec.lua?.inlineCode, 65_536];
  }
}

export const textBytes: ManifestRule<WasmPlugin | TrafficExtension> = {
  code: 'MESH8705',
  name: 'text-bytes',
  severity: 'error',
  summary: 'A text of a WasmPlugin or TrafficExtension that is short enough in characters but not in bytes.',
  what: '{field} has {bytes} bytes',
  why: 'istiod refuses more than {most} bytes; the schema counts characters',
  fix: 'write a shorter text, or one of ASCII only',
  upstream: ['webhook'],
  kinds: [kinds.wasmPlugin, kinds.trafficExtension],
  reads: [],
  bad: `
apiVersion: extensions.istio.io/v1alpha1
kind: WasmPlugin
metadata: { name: headers, namespace: shop }
spec: { url: oci://registry.example.com/headers:1.0, pluginName: ${'ü'.repeat(129)} }
`,
  good: `
apiVersion: extensions.istio.io/v1alpha1
kind: WasmPlugin
metadata: { name: headers, namespace: shop }
spec: { url: oci://registry.example.com/headers:1.0, pluginName: headers }
`,
  check({ object }, _set, report) {
    for (const [at, text = '', most] of textsOf(object)) {
      // no character has more than three bytes in UTF-8 for each unit of UTF-16
      if (text.length * 3 <= most) continue;
      const bytes = Buffer.byteLength(text);
      if (bytes > most) report({ at, values: { field: String(at.at(-1)), bytes: `${bytes}`, most: `${most}` } });
    }
  },
};
