import type { MeshFacts } from '../../model/zero-trust-namespace';
import type { Edition } from './settings';

/** What the mesh is called, by which whoever sees only the graph tells the editions apart. */
export const meshNames = { community: 'Consul', enterprise: 'Consul Enterprise' } as const satisfies Record<
  Edition,
  string
>;

/** Undefined for another mesh. */
export const editionOf = ({ name }: Pick<MeshFacts, 'name'>): Edition | undefined =>
  (Object.keys(meshNames) as Edition[]).find((edition) => meshNames[edition] === name);
