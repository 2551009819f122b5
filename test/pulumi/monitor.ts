import { type ChildProcess, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { Server, ServerCredentials, type UntypedServiceImplementation } from '@grpc/grpc-js';

/* The stubs that Pulumi ships have no types. */
const engineService = require('@pulumi/pulumi/proto/engine_grpc_pb').EngineService;
const engineMessages = require('@pulumi/pulumi/proto/engine_pb');
const resourceService = require('@pulumi/pulumi/proto/resource_grpc_pb').ResourceMonitorService;
const resourceMessages = require('@pulumi/pulumi/proto/resource_pb');
const { Empty } = require('google-protobuf/google/protobuf/empty_pb');
const { Struct } = require('google-protobuf/google/protobuf/struct_pb');

/** A resource as the program registered it. */
export interface Registered {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly parent: string;
  readonly dependencies: readonly string[];
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly protect: boolean;
  readonly ignoreChanges: readonly string[];
  readonly importId: string;
  /** The URN of its provider, without the id; empty for the default one. */
  readonly provider: string;
  readonly aliases: readonly string[];
}

export interface Logged {
  readonly severity: 'info' | 'warning' | 'error';
  readonly message: string;
  readonly urn: string;
}

export interface Ran {
  readonly registered: readonly Registered[];
  readonly logged: readonly Logged[];
  /** Of the language host: 0, or not. */
  readonly exitCode: number | null;
  /** Whether the engine was told that the program is whole, upon which it deletes what did not register. */
  readonly whole: boolean;
  /** What the program exported. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

export interface Run {
  readonly preview?: boolean;
  readonly config?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Under the language host, or as the Automation API runs an inline program. @default language host */
  readonly as?: 'language host' | 'inline program';
  /** @default typescript */
  readonly language?: 'typescript' | 'javascript';
  /** How long it may take. @default 1 */
  readonly minutes?: number;
  /** What a resource becomes; in a preview without these fields they are unknown. */
  readonly outcome?: (registered: Registered) => Readonly<Record<string, unknown>> | undefined;
}

const severities = ['debug', 'info', 'warning', 'error'] as const;
const project = 'shop';
const urnOf = (parentType: string, type: string, name: string): string =>
  `urn:pulumi:test::${project}::${parentType === '' ? '' : `${parentType}$`}${type}::${name}`;

// biome-ignore lint/suspicious/noExplicitAny: the messages have no types
type Message = any;
type Answer = (error: Error | null, response?: Message) => void;

function registrationOf(request: Message): Registered {
  const parent: string = request.getParent();
  const parentType = parent === '' ? '' : (parent.split('::')[2] ?? '');
  const isRoot = parentType === 'pulumi:pulumi:Stack';
  return {
    urn: urnOf(isRoot ? '' : parentType, request.getType(), request.getName()),
    type: request.getType(),
    name: request.getName(),
    parent,
    dependencies: request.getDependenciesList(),
    inputs: request.getObject()?.toJavaScript() ?? {},
    protect: request.getProtect(),
    ignoreChanges: request.getIgnorechangesList(),
    importId: request.getImportid(),
    provider: request.getProvider().split('::').slice(0, 4).join('::'),
    aliases: request.getAliasesList().map((alias: Message) => alias.getSpec()?.getName() ?? alias.getUrn()),
  };
}

/** The state of one run, as the services below see it. */
class Recorder {
  readonly registered: Registered[] = [];
  readonly logged: Logged[] = [];
  outputs: Readonly<Record<string, unknown>> = {};
  whole = false;
  private root = '';

  constructor(private readonly run: Run) {}

  readonly monitor: UntypedServiceImplementation = {
    supportsFeature: (_: Message, answer: Answer) => {
      const response = new resourceMessages.SupportsFeatureResponse();
      response.setHassupport(true);
      answer(null, response);
    },
    registerResource: ({ request }: Message, answer: Answer) => {
      const registered = registrationOf(request);
      const isStack = registered.type === 'pulumi:pulumi:Stack';
      if (!isStack) this.registered.push(registered);
      const response = new resourceMessages.RegisterResourceResponse();
      response.setUrn(registered.urn);
      if (this.run.preview !== true) response.setId(registered.name);
      const outcome = this.run.outcome?.(registered) ?? registered.inputs;
      response.setObject(Struct.fromJavaScript(outcome));
      answer(null, response);
    },
    registerResourceOutputs: ({ request }: Message, answer: Answer) => {
      if (request.getUrn().includes('::pulumi:pulumi:Stack::')) this.outputs = request.getOutputs().toJavaScript();
      answer(null, new Empty());
    },
    signalAndWaitForShutdown: (_: Message, answer: Answer) => {
      this.whole = true;
      answer(null, new Empty());
    },
  };

  readonly engine: UntypedServiceImplementation = {
    log: ({ request }: Message, answer: Answer) => {
      const severity = severities[request.getSeverity()] ?? 'error';
      if (severity !== 'debug') this.logged.push({ severity, message: request.getMessage(), urn: request.getUrn() });
      answer(null, new Empty());
    },
    getRootResource: (_: Message, answer: Answer) => {
      const response = new engineMessages.GetRootResourceResponse();
      response.setUrn(this.root);
      answer(null, response);
    },
    setRootResource: ({ request }: Message, answer: Answer) => {
      this.root = request.getUrn();
      answer(null, new engineMessages.SetRootResourceResponse());
    },
  };
}

async function listen(recorder: Recorder): Promise<{ readonly address: string; readonly server: Server }> {
  const server = new Server({ 'grpc.max_receive_message_length': -1 });
  const only = (service: Message, own: UntypedServiceImplementation): UntypedServiceImplementation =>
    Object.fromEntries(
      Object.keys(service).map((name) => {
        const refuse = (_: Message, answer: Answer): void => answer(new Error(`${name} is not answered here`));
        return [name, own[name] ?? refuse];
      }),
    ) as UntypedServiceImplementation;
  server.addService(resourceService, only(resourceService, recorder.monitor));
  server.addService(engineService, only(engineService, recorder.engine));
  const port = await new Promise<number>((done, fail) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? done(bound) : fail(error),
    );
  });
  return { address: `127.0.0.1:${port}`, server };
}

const host = require.resolve('@pulumi/pulumi/cmd/run');
const root = resolve(__dirname, '../..');

/** What Node runs. */
function commandOf(
  program: string,
  address: string,
  { preview = false, as = 'language host' }: Run,
): readonly string[] {
  if (as === 'inline program')
    return [join(__dirname, 'programs/inline.ts'), address, program, preview ? 'preview' : ''];
  const options = ['--monitor', address, '--engine', address, '--project', project, '--stack', 'test', '--pwd', root];
  const flags = ['--root-directory', root, ...(preview ? ['--dry-run', 'true'] : [])];
  return [host, ...options, ...flags, program];
}

function start(program: string, address: string, run: Run): ChildProcess {
  const { config = {}, env = {}, language = 'typescript', minutes = 1 } = run;
  const values = Object.fromEntries(Object.entries(config).map(([key, value]) => [`${project}:${key}`, value]));
  return spawn(
    process.execPath,
    [...(language === 'typescript' ? ['--import', 'tsx'] : []), ...commandOf(program, address, run)],
    {
      cwd: root,
      timeout: minutes * 55_000,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        ...env,
        PULUMI_CONFIG: JSON.stringify(values),
        // tsx reads it, on any version of TypeScript
        PULUMI_NODEJS_TYPESCRIPT: 'false',
        MESH_AS_OF: '2026-11-21',
      },
    },
  );
}

/** Runs a program in the language host of Pulumi, against a resource monitor on loopback that says yes to everything. */
export async function runProgram(program: string, run: Run = {}): Promise<Ran> {
  const recorder = new Recorder(run);
  const { address, server } = await listen(recorder);
  try {
    const child = start(resolve(root, program), address, run);
    const exitCode = await new Promise<number | null>((done, fail) => {
      child.once('error', fail);
      child.once('exit', done);
    });
    const { registered, logged, whole, outputs } = recorder;
    return { registered, logged, exitCode, whole, outputs };
  } finally {
    server.forceShutdown();
  }
}
