import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type Telemetry } from '../../facts/kinds';
import { inheritsProvider } from '../../facts/telemetry-providers';

export const loggingWithoutProvider: ManifestRule<Telemetry> = {
  code: 'MESH9603',
  name: 'logging-without-provider',
  severity: 'warning',
  summary: 'Access logging without a provider.',
  what: 'accessLogging names no provider, and {elsewhere}',
  why: 'without a provider nothing is logged, and nothing says so',
  fix: 'write providers: [{ name: envoy }], or another one of extensionProviders',
  upstream: ['IST0157'],
  kinds: [kinds.telemetry],
  reads: ['/ConfigMap'],
  bad: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: logging, namespace: shop }
spec: { accessLogging: [{ filter: { expression: response.code >= 400 } }] }
`,
  good: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: logging, namespace: shop }
spec: { accessLogging: [{ providers: [{ name: envoy }], filter: { expression: response.code >= 400 } }] }
`,
  check(manifest, set, report) {
    for (const [index, { disabled, providers = [] }] of (manifest.object.spec?.accessLogging ?? []).entries()) {
      if (disabled === true || providers.length > 0) continue;
      const inherits = inheritsProvider(set, manifest, 'accessLogging');
      if (inherits === true) return;
      const at = ['spec', 'accessLogging', index];
      if (inherits === false) report({ at, values: { elsewhere: 'MeshConfig has no default' } });
      else report({ at, values: { elsewhere: 'nothing in this set has a default' }, severity: 'info' });
    }
  },
};
