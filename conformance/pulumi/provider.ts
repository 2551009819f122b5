import { Server, ServerCredentials } from '@grpc/grpc-js';
import { ResourceProviderService } from '@pulumi/pulumi/proto/provider_grpc_pb';
import type { ApiClient } from '../cluster/api-client';
import { handlersOf } from './handlers';
import { Journal } from './journal';

/**
 * Stands for the kubernetes provider, which is on no registry: an engine that is told of its port asks it what it would ask
 * the other one, and it does the same with the API server.
 */
export class Provider {
  readonly journal = new Journal();

  private constructor(
    readonly port: number,
    private readonly server: Server,
  ) {}

  static async open(api: ApiClient, port: number): Promise<Provider> {
    const server = new Server({ 'grpc.max_receive_message_length': -1 });
    const provider = new Provider(port, server);
    server.addService(ResourceProviderService, handlersOf(api, provider.journal));
    await new Promise<void>((done, failed) => {
      const credentials = ServerCredentials.createInsecure();
      server.bindAsync(`127.0.0.1:${port}`, credentials, (error) => (error === null ? done() : failed(error)));
    });
    return provider;
  }

  close(): void {
    this.server.forceShutdown();
  }
}
