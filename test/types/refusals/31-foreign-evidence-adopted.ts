import { Stage, ZeroTrustNamespace } from 'cdk8s-mesh';
import { answers, lock, namespace, plaintext } from './preamble';

export function program() {
  const { chart, mesh } = namespace();
  const stage = Stage.observe().strict({ evidence: plaintext, ...answers, ...lock });
  ZeroTrustNamespace.fromName(chart, 'other', { mesh, stage });
  return chart;
}
