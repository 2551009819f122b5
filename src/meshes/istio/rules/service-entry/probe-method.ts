import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type WorkloadGroup } from '../../facts/kinds';

type Probe = NonNullable<NonNullable<WorkloadGroup['spec']>['probe']>;

function problemOf({ httpGet, tcpSocket, exec, grpc }: Probe): string | undefined {
  if (httpGet !== undefined || tcpSocket !== undefined) return undefined;
  if (exec !== undefined) return exec.command.length === 0 ? 'has exec without a command' : undefined;
  return grpc === undefined ? 'says nothing to ask' : 'asks by grpc, which the schema takes and istiod does not';
}

export const probeMethod: ManifestRule<WorkloadGroup> = {
  code: 'MESH8417',
  name: 'probe-method',
  severity: 'error',
  summary: 'A probe of a WorkloadGroup without a method that istiod takes.',
  what: 'the probe {problem}',
  why: 'istiod refuses it',
  fix: 'write httpGet, tcpSocket, or exec with a command, or leave probe out',
  upstream: ['webhook'],
  kinds: [kinds.workloadGroup],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: WorkloadGroup
metadata: { name: legacy, namespace: shop }
spec: { template: { serviceAccount: legacy }, probe: { grpc: { port: 9000 } } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: WorkloadGroup
metadata: { name: legacy, namespace: shop }
spec: { template: { serviceAccount: legacy }, probe: { tcpSocket: { port: 9000 } } }
`,
  check({ object: { spec } }, _set, report) {
    if (spec?.probe === undefined) return;
    const problem = problemOf(spec.probe);
    if (problem !== undefined) report({ at: ['spec', 'probe'], values: { problem } });
  },
};
