import { Stage, ZeroTrustNamespace } from 'cdk8s-mesh';
import { lock, namespace, plaintext } from './preamble';

export function program() {
  const { chart, mesh } = namespace();
  new ZeroTrustNamespace(chart, 'other', {
    mesh,
    stage: Stage.observe().strict({ evidence: { ...plaintext, namespace: 'other' }, scrapes: 'none', ...lock }),
  });
  return chart;
}
