/** MESH=istio|ambient|linkerd|consul: the same program, which differs in the mesh value alone. */
const entries = { istio: './istio', ambient: './ambient', linkerd: './linkerd', consul: './consul' } as const;

const mesh = process.env['MESH'] ?? 'istio';
if (!Object.hasOwn(entries, mesh)) throw new Error(`MESH=${mesh}: known are ${Object.keys(entries).join(', ')}`);
require(entries[mesh as keyof typeof entries]);

export {};
