import { Stage, ZeroTrustNamespace } from 'cdk8s-mesh';
import { denials, lock, namespace } from './preamble';

export function program() {
  const { chart, mesh } = namespace();
  new ZeroTrustNamespace(chart, 'other', {
    mesh,
    stage: Stage.observe().authorize({ evidence: { ...denials, namespace: 'other' }, ...lock }),
  });
  return chart;
}
