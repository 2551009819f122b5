import { type Data, dataAt } from '../../cluster/manifest';

/** A route of a compiled chain: what it takes, and the targets it leads to, with their weights where there are several. */
export interface Route {
  readonly takes: unknown;
  readonly leads: readonly string[];
}

interface Node {
  readonly Type: string;
  readonly Routes?: readonly { readonly Definition?: unknown; readonly NextNode: string }[];
  readonly Splits?: readonly { readonly Weight: number; readonly NextNode: string }[];
  readonly Resolver?: { readonly Target: string };
}

/** The answer of Consul's API about a discovery chain, read from its start to its targets. */
export function chainOf(answer: unknown): { readonly protocol: unknown; readonly routes: readonly Route[] } {
  const nodes = dataAt(answer, 'Chain', 'Nodes') as Data;
  const nodeOf = (name: string): Node => nodes[name] as Node;
  // without the namespace, the partition and the datacenter, which are the same for all
  const target = (name: string): string => name.replace(/\.default\.default\.[^.]+$/, '');
  const leads = (name: string): readonly string[] => {
    const { Splits: splits, Resolver: resolver } = nodeOf(name);
    if (splits === undefined) return [target(resolver?.Target ?? name)];
    return splits.flatMap(({ Weight, NextNode }) => leads(NextNode).map((one) => `${Weight} ${one}`));
  };
  const start = dataAt(answer, 'Chain', 'StartNode') as string;
  const routes = nodeOf(start).Routes?.map(({ Definition, NextNode }) => ({
    takes: dataAt(Definition, 'Match', 'HTTP') ?? {},
    leads: leads(NextNode),
  }));
  return { protocol: dataAt(answer, 'Chain', 'Protocol'), routes: routes ?? [{ takes: {}, leads: leads(start) }] };
}
