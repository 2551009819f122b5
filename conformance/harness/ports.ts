import { createServer, type Server } from 'node:net';

/** Below the range from which systems take the ports of outgoing connections. */
const first = 20_000;
const slots = 60;
const slotSize = 200;

/** The ports of a slot; the first one is the claim on all of them. */
export const portsOf = (slot: number): { readonly claim: number; readonly ports: readonly number[] } => {
  const claim = first + slot * slotSize;
  return { claim, ports: Array.from({ length: slotSize - 1 }, (_, i) => claim + 1 + i) };
};

/** Every slot once, from a start of one's own. */
export const slotsFrom = (start: number): readonly number[] =>
  Array.from({ length: slots }, (_, i) => (start + i) % slots);

function listen(port: number): Promise<Server | undefined> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(undefined));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => done(server));
  });
}

const close = (server: Server): Promise<void> => new Promise((done) => server.close(() => done()));

/**
 * Free loopback ports that no run beside this one takes: a run holds the claim of its slot for as long as it lives, and the
 * system gives it up for a run that was killed.
 */
export class Ports {
  private constructor(
    private readonly claim: Server,
    private readonly ports: Iterator<number>,
  ) {}

  static async claim(start = process.pid): Promise<Ports> {
    for (const slot of slotsFrom(start % slots)) {
      const { claim, ports } = portsOf(slot);
      const server = await listen(claim);
      if (server !== undefined) return new Ports(server.unref(), ports[Symbol.iterator]());
    }
    throw new Error(`all ${slots} slots of ports are taken by other runs`);
  }

  async next(): Promise<number> {
    for (let turn = this.ports.next(); !turn.done; turn = this.ports.next()) {
      const server = await listen(turn.value);
      if (server === undefined) continue;
      await close(server);
      return turn.value;
    }
    throw new Error('the run has used all ports of its slot');
  }

  /** So many at once. */
  async take(count: number): Promise<readonly number[]> {
    const ports: number[] = [];
    while (ports.length < count) ports.push(await this.next());
    return ports;
  }

  release(): Promise<void> {
    return close(this.claim);
  }
}
