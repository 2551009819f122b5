import type { Finding } from './finding';
import type { Manifest } from './manifest';

/** Istio's own: a list of codes with commas between them, or `*`. Source: https://istio.io/latest/docs/ops/diagnostic-tools/istioctl-analyze/ */
const annotation = 'galley.istio.io/analyze-suppress';

/** Whether the object says that it knows; what the control plane would refuse stays refused. */
export function isSuppressed({ code, upstream }: Finding, { object }: Manifest): boolean {
  const said = object.metadata.annotations?.[annotation];
  if (said === undefined || upstream.includes('webhook')) return false;
  const codes = said.split(',').map((word) => word.trim());
  return codes.includes('*') || codes.includes(code) || upstream.some((name) => codes.includes(name));
}
