import { Stage, ZeroTrustNamespace } from 'cdk8s-mesh';
import { answers, denials, lock, namespace, plaintext } from './preamble';

export function program() {
  const { chart, mesh } = namespace();
  new ZeroTrustNamespace(chart, 'other', {
    mesh,
    stage: Stage.observe()
      .strict({ evidence: { ...plaintext, namespace: 'other' }, ...answers, ...lock })
      .authorize({ evidence: { ...denials, namespace: 'other', deniedRequests: 12 }, ...lock }),
  });
  return chart;
}
