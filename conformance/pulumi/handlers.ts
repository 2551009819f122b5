import { type handleUnaryCall, status, type UntypedServiceImplementation } from '@grpc/grpc-js';
import { getVersion } from '@pulumi/kubernetes/utilities';
import { PluginInfo } from '@pulumi/pulumi/proto/plugin_pb';
import * as messages from '@pulumi/pulumi/proto/provider_pb';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import { type JavaScriptValue, Struct } from 'google-protobuf/google/protobuf/struct_pb';
import type { ApiClient } from '../cluster/api-client';
import type { Data } from '../cluster/manifest';
import { manifestOf } from './identity';
import type { Journal, Method } from './journal';
import { type Change, changesOf, check, create, read, remove, update } from './operations';

const dataOf = (struct: Struct | undefined): Data => struct?.toJavaScript() ?? {};
const structOf = (data: Data): Struct => Struct.fromJavaScript(data as { [key: string]: JavaScriptValue });

/** Answers a call; what it throws is what the engine is told. */
const answering =
  <In, Out>(answer: (request: In) => Promise<Out> | Out): handleUnaryCall<In, Out> =>
  (call, callback) => {
    const refuse = (error: unknown): void =>
      callback({ code: status.UNKNOWN, details: error instanceof Error ? error.message : String(error) });
    Promise.resolve(call.request)
      .then(answer)
      .then((out) => callback(null, out), refuse);
  };

const { Kind } = messages.PropertyDiff;
const kinds = {
  add: [Kind.ADD, Kind.ADD_REPLACE],
  delete: [Kind.DELETE, Kind.DELETE_REPLACE],
  update: [Kind.UPDATE, Kind.UPDATE_REPLACE],
} as const satisfies { readonly [kind in Change['kind']]: unknown };

const { DIFF_NONE, DIFF_SOME } = messages.DiffResponse.DiffChanges;

function diffResponse(changes: readonly Change[]): messages.DiffResponse {
  const response = new messages.DiffResponse().setChanges(changes.length === 0 ? DIFF_NONE : DIFF_SOME);
  response.setReplacesList(changes.filter(({ replaces }) => replaces).map(({ path }) => path));
  response.setHasdetaileddiff(true);
  for (const { path, kind, replaces } of changes) {
    const diff = new messages.PropertyDiff().setKind(kinds[kind][replaces ? 1 : 0]).setInputdiff(true);
    response.getDetaileddiffMap().set(path, diff);
  }
  return response;
}

/** What the engine may ask of the provider itself. */
const ofItself: UntypedServiceImplementation = {
  checkConfig: answering((request: messages.CheckRequest) => new messages.CheckResponse().setInputs(request.getNews())),
  diffConfig: answering(() => new messages.DiffResponse().setChanges(DIFF_NONE)),
  configure: answering(() => new messages.ConfigureResponse().setSupportspreview(true)),
  getSchema: answering(() => new messages.GetSchemaResponse().setSchema('{"name":"kubernetes"}')),
  // the engine warns of a version that is not that of the package
  getPluginInfo: answering(() => new PluginInfo().setVersion(getVersion())),
  attach: answering(() => new Empty()),
  cancel: answering(() => new Empty()),
};

/** The provider that the engine speaks to, over the API server; what it is asked of resources is recorded. */
export function handlersOf(api: ApiClient, journal: Journal): UntypedServiceImplementation {
  const recorded = <In extends { getUrn(): string; getPreview?(): boolean }, Out>(
    method: Method,
    answer: (request: In) => Promise<Out> | Out,
  ) =>
    answering((request: In) =>
      journal.during(method, request.getUrn(), request.getPreview?.() ?? false, async () => answer(request)),
    );
  return {
    ...ofItself,
    check: recorded('check', async (request: messages.CheckRequest) => {
      const { inputs, failures } = await check(api, dataOf(request.getNews()));
      const told = failures.map(({ property, reason }) =>
        new messages.CheckFailure().setProperty(property).setReason(reason),
      );
      return new messages.CheckResponse().setInputs(structOf(inputs)).setFailuresList(told);
    }),
    diff: recorded('diff', (request: messages.DiffRequest) =>
      diffResponse(changesOf(dataOf(request.getOldInputs()), dataOf(request.getNews()))),
    ),
    create: recorded('create', async (request: messages.CreateRequest) => {
      const { id, state } = await create(api, dataOf(request.getProperties()), request.getPreview());
      return new messages.CreateResponse().setId(id).setProperties(structOf(state));
    }),
    read: recorded('read', async (request: messages.ReadRequest) => {
      const found = await read(api, request.getType(), request.getId(), dataOf(request.getInputs()));
      // an empty answer says that it is gone
      if (found === undefined) return new messages.ReadResponse();
      const { id, state, inputs } = found;
      return new messages.ReadResponse().setId(id).setProperties(structOf(state)).setInputs(structOf(inputs));
    }),
    update: recorded('update', async (request: messages.UpdateRequest) => {
      const state = await update(api, dataOf(request.getNews()), request.getPreview());
      return new messages.UpdateResponse().setProperties(structOf(state));
    }),
    delete: recorded('delete', async (request: messages.DeleteRequest) => {
      await remove(api, manifestOf(dataOf(request.getOldInputs())));
      return new Empty();
    }),
  };
}
