import type { JsonObject } from '../json';
import type { Path } from '../path';
import { raise, type Walk } from '../schema/walk';
import { type BuiltInCheck, checkPort, entriesAt, forbid, objectAt, textOf } from './check';
import { formatOf } from './format';
import { isStrictlyWithin } from './ip';
import { checkSelector } from './selector';

/** Source: ValidateNetworkPolicySpec of kubernetes/pkg/apis/networking/validation */
export const checkNetworkPolicy: BuiltInCheck = (object, walk) => {
  const spec = objectAt(object, 'spec') ?? {};
  checkSelector(walk, objectAt(spec, 'podSelector'), ['spec', 'podSelector']);
  const types = (spec['policyTypes'] ?? []) as unknown[];
  if (types.length > 2) {
    raise(walk, 'MESH7107', { size: String(types.length), unit: 'entries', bound: 'at most 2' }, 'spec', 'policyTypes');
  }
  for (const [direction, side] of [
    ['ingress', 'from'],
    ['egress', 'to'],
  ] as const) {
    for (const [rule, at] of entriesAt(spec, direction, ['spec'])) {
      for (const [port, place] of entriesAt(rule, 'ports', at)) checkRulePort(walk, port, place);
      for (const [peer, place] of entriesAt(rule, side, at)) checkPeer(walk, peer, place);
    }
  }
};

function checkRulePort(walk: Walk, { port, endPort }: JsonObject, at: Path): void {
  checkPort(walk, port, at, 'port');
  if (typeof endPort !== 'number') return;
  if (typeof port !== 'number') forbid(walk, 'port is no number', [...at, 'endPort']);
  else if (endPort < port)
    raise(walk, 'MESH7105', { got: String(endPort), bound: `at least port, ${port}` }, ...at, 'endPort');
  checkPort(walk, endPort, at, 'endPort');
}

const choices = ['podSelector', 'namespaceSelector', 'ipBlock'];

function checkPeer(walk: Walk, peer: JsonObject, at: Path): void {
  const found = choices.filter((choice) => peer[choice] !== undefined && peer[choice] !== null);
  if (found.length === 0) raise(walk, 'MESH7132', { found: 'no peer', choices: `ipBlock, or selectors` }, ...at);
  if (found.length > 1 && found.includes('ipBlock')) forbid(walk, 'a selector stands beside it', [...at, 'ipBlock']);
  checkSelector(walk, objectAt(peer, 'podSelector'), [...at, 'podSelector']);
  checkSelector(walk, objectAt(peer, 'namespaceSelector'), [...at, 'namespaceSelector']);
  const block = objectAt(peer, 'ipBlock');
  if (block === undefined) return;
  const cidr = textOf(block, 'cidr');
  const sound = formatOf(walk, 'cidr', cidr, [...at, 'ipBlock', 'cidr']);
  for (const [index, except] of ((block['except'] ?? []) as string[]).entries()) {
    const place = [...at, 'ipBlock', 'except', index];
    if (formatOf(walk, 'cidr', except, place) && sound && !isStrictlyWithin(except, cidr)) {
      raise(walk, 'MESH7105', { got: except, bound: `a part of ${cidr} that is smaller than it` }, ...place);
    }
  }
}
