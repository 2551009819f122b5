import { ZeroTrustNamespace } from 'cdk8s-mesh';
import { namespace } from './preamble';

export function program() {
  const { chart, mesh } = namespace();
  new ZeroTrustNamespace(chart, 'other', { mesh, stage: 'strict' });
  return chart;
}
