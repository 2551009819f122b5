import type { ManifestRule } from '../../../../manifests/rule';

export const istioOperator: ManifestRule = {
  code: 'MESH9801',
  name: 'istio-operator',
  severity: 'error',
  summary: 'An IstioOperator, for which no cluster has a controller any more.',
  what: 'an IstioOperator in the cluster does nothing',
  why: 'its controller left with Istio 1.24: where the CRD is still there it is taken, and nothing is installed or changed',
  fix: 'install by Helm or istioctl; keep this file out of what is applied',
  upstream: [],
  kinds: ['install.istio.io/IstioOperator'],
  reads: [],
  since: '1.24',
  bad: `
apiVersion: install.istio.io/v1alpha1
kind: IstioOperator
metadata: { name: mesh, namespace: istio-system }
spec: { profile: default, meshConfig: { accessLogFile: /dev/stdout } }
`,
  good: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: logging, namespace: istio-system }
spec: { accessLogging: [{ providers: [{ name: envoy }] }] }
`,
  check(_manifest, _set, report) {
    report({ at: ['kind'] });
  },
};
