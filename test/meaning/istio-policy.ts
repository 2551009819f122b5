import { contains, type Pod, selects } from './cluster';
import { known } from './fields';
import type { Objects, Operation, Policy, Rule, Source } from './istio-objects';
import type { Caller, Request } from './meaning';

/** Whom Istio lets in. */

/** Whether plaintext is accepted on a port: the policy of the pod comes before that of the namespace and the mesh's PERMISSIVE. */
export function isPlaintextTaken({ peerAuthentications }: Objects, pod: Pod, port: number): boolean {
  const all = peerAuthentications.filter(
    ({ home, selector, at }) => home === pod.namespace && selects(selector, pod.labels, at),
  );
  const own = all.filter(({ selector }) => selector !== undefined);
  const whole = all.filter(({ selector }) => selector === undefined);
  if (own.length > 1 || whole.length > 1) throw new Error(`several PeerAuthentications hold for ${pod.name}`);
  const modes = [own[0]?.portLevelMtls?.[String(port)]?.mode, own[0]?.mtls?.mode, whole[0]?.mtls?.mode, 'PERMISSIVE'];
  const mode = modes.find((one) => one !== undefined && one !== 'UNSET');
  if (mode !== 'PERMISSIVE' && mode !== 'STRICT') throw new Error(`the reading does not know the mode ${mode}`);
  return mode === 'PERMISSIVE';
}

/** Exact, `prefix*`, `*suffix`, or `*` for whatever is there. */
function isLike(pattern: string, value: string | undefined): boolean {
  if (value === undefined || value === '') return false;
  if (pattern === '*') return true;
  if (pattern.startsWith('*')) return value.endsWith(pattern.slice(1));
  return pattern.endsWith('*') ? value.startsWith(pattern.slice(0, -1)) : value === pattern;
}

const literally = (text: string): string => text.replace(/[.*+?^$()|[\]\\{}]/g, '\\$&');

/** A path of a policy: with `{*}` for one segment and `{**}` for any rest it is a template. */
function isPathLike(pattern: string, path: string): boolean {
  if (!pattern.includes('{')) return isLike(pattern, path);
  const parts = pattern.split(/(\{\*\*?\})/).map((part) => {
    if (part === '{*}') return '[^/]+';
    return part === '{**}' ? '.*' : literally(part);
  });
  return new RegExp(`^${parts.join('')}$`).test(path);
}

function isRuleMet(value: Rule, caller: Caller, port: number, request: Request | undefined, at: string): boolean {
  const { from, to } = known<Rule>(value, ['from', 'to'], at);
  const principal = caller.meshed ? `cluster.local/ns/${caller.namespace}/sa/${caller.serviceAccount}` : undefined;
  const namespace = caller.meshed ? caller.namespace : undefined;
  const comes = from?.some(({ source }) => {
    const said = known<Source>(source, ['principals', 'namespaces', 'ipBlocks'], at);
    return (
      (said.principals?.some((one) => isLike(one, principal)) ?? true) &&
      (said.namespaces?.some((one) => isLike(one, namespace)) ?? true) &&
      (said.ipBlocks?.some((one) => contains(one, caller.address)) ?? true)
    );
  });
  const goes = to?.some(({ operation }) => {
    const said = known<Operation>(operation, ['methods', 'paths', 'ports'], at);
    // who sees connections alone never meets an allowance of requests
    if (request === undefined)
      return said.methods === undefined && said.paths === undefined && (said.ports?.includes(String(port)) ?? true);
    return (
      (said.methods?.some((one) => isLike(one, request.method)) ?? true) &&
      (said.paths?.some((one) => isPathLike(one, request.path)) ?? true) &&
      (said.ports?.includes(String(port)) ?? true)
    );
  });
  return (comes ?? true) && (goes ?? true);
}

/** The policies that select a pod. */
export const selecting = ({ policies }: Objects, pod: Pod): readonly Policy[] =>
  policies.filter(
    ({ targetRefs, home, selector, at }) =>
      targetRefs === undefined && home === pod.namespace && selects(selector, pod.labels, at),
  );

/**
 * Denying policies first; then one that allows must be met, where there is one. What is in dry-run decides nothing. Without a request only
 * the connection is looked at.
 */
export function isAllowed(
  policies: readonly Policy[],
  caller: Caller,
  port: number,
  request: Request | undefined,
): boolean {
  const met = policies
    .filter(({ isDryRun }) => !isDryRun)
    .map(({ action = 'ALLOW', rules = [], at }) => {
      if (action !== 'ALLOW' && action !== 'DENY') throw new Error(`${at}: the reading does not know ${action}`);
      if (action === 'DENY' && request === undefined)
        throw new Error(`${at}: the reading does not know DENY of connections`);
      return { action, isMet: rules.some((rule) => isRuleMet(rule, caller, port, request, at)) };
    });
  const allowing = met.filter(({ action }) => action === 'ALLOW');
  if (met.some(({ action, isMet }) => action === 'DENY' && isMet)) return false;
  return allowing.length === 0 || allowing.some(({ isMet }) => isMet);
}
