import { join } from 'node:path';
import {
  type ChannelCredentials,
  type Client,
  credentials,
  loadPackageDefinition,
  Metadata,
  type ServiceError,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import type { InboundAnswer } from './inbound-answer';
import type { OutboundAnswer } from './outbound-answer';

const folder = join(__dirname, 'proto');

/** The pod that asks, as its proxy says it. */
export interface Workload {
  readonly ns: string;
  readonly pod: string;
}

type Call = (request: object, metadata: Metadata, options: object, done: Done) => void;
type Done = (error: ServiceError | null, answer: unknown) => void;
type Service = new (address: string, credentials: ChannelCredentials) => Client;

/** An address as the API carries it. */
const ipv4 = (address: string): number => Buffer.from(address.split('.').map(Number)).readUInt32BE();

/** What a proxy asks the policy controller, and gets as answer. */
export class PolicyApi {
  private readonly outbounds: Client;
  private readonly inbounds: Client;

  constructor(port: number) {
    const definition = loadSync(['outbound.proto', 'inbound.proto'], {
      includeDirs: [folder],
      keepCase: true,
      longs: Number,
      enums: String,
      defaults: true,
      oneofs: true,
    });
    const loaded = loadPackageDefinition(definition) as unknown as {
      readonly io: {
        readonly linkerd: {
          readonly proxy: {
            readonly outbound: { readonly OutboundPolicies: Service };
            readonly inbound: { readonly InboundServerPolicies: Service };
          };
        };
      };
    };
    const { outbound, inbound } = loaded.io.linkerd.proxy;
    this.outbounds = new outbound.OutboundPolicies(`127.0.0.1:${port}`, credentials.createInsecure());
    this.inbounds = new inbound.InboundServerPolicies(`127.0.0.1:${port}`, credentials.createInsecure());
  }

  private ask(client: Client, method: string, request: object): Promise<unknown> {
    const call = (client as unknown as Readonly<Record<string, Call>>)[method]!.bind(client);
    return new Promise((done, failed) => {
      call(request, new Metadata(), { deadline: Date.now() + 5_000 }, (error, answer) =>
        error === null ? done(answer) : failed(error),
      );
    });
  }

  /** How calls of this pod to an address are treated. */
  async outbound(from: Workload, address: string, port: number): Promise<OutboundAnswer> {
    const request = { source_workload: JSON.stringify(from), addr: { ip: { ipv4: ipv4(address) }, port } };
    return (await this.ask(this.outbounds, 'Get', request)) as OutboundAnswer;
  }

  /** How calls that arrive at a port of this pod are treated. */
  async inbound(workload: Workload, port: number): Promise<InboundAnswer> {
    return (await this.ask(this.inbounds, 'GetPort', { workload: JSON.stringify(workload), port })) as InboundAnswer;
  }
}
