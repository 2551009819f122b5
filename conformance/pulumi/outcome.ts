import type { DiagnosticEvent, EngineEvent } from '@pulumi/pulumi/automation';

/** What became of resources. */
export type Fate = 'created' | 'updated' | 'same' | 'deleted' | 'replaced' | 'imported' | 'failed';

/** What the engine said of a resource, or of none. */
export interface Diagnostic {
  readonly urn?: string;
  readonly severity: DiagnosticEvent['severity'];
  readonly message: string;
}

/** What came of a command: resources by their URNs, in the order in which the engine was done with them. */
export interface Outcome extends Readonly<Record<Fate, readonly string[]>> {
  readonly succeeded: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** Of each resource that is changed, the fields that the provider named. */
  readonly changes: Readonly<Record<string, readonly string[]>>;
}

/** Steps that decide over a resource. Those of one that is replaced come in threes, and one of them counts. */
const fates: Readonly<Record<string, Fate>> = {
  create: 'created',
  update: 'updated',
  same: 'same',
  delete: 'deleted',
  replace: 'replaced',
  import: 'imported',
};

/** The stack and the providers, which no program writes. */
const isOfEngine = (type: string): boolean => type === 'pulumi:pulumi:Stack' || type.startsWith('pulumi:providers:');

const withoutColours = (text: string): string => text.replace(/<\{%[^%]*%\}>/g, '').trim();

/** What the SDK tells of its own work; its types do not know of the severity. */
const isDebug = ({ severity }: { readonly severity: string }): boolean => severity === 'debug';

const diagnosticOf = ({ urn, severity, message }: DiagnosticEvent): Diagnostic => ({
  ...(urn ? { urn } : {}),
  severity,
  message: withoutColours(message),
});

/** What the events of a command come to. */
export function outcomeOf(events: readonly EngineEvent[], succeeded: boolean): Outcome {
  const done = events
    .flatMap(({ resOutputsEvent }) => (resOutputsEvent === undefined ? [] : [resOutputsEvent.metadata]))
    .filter(({ type }) => !isOfEngine(type));
  const of = (fate: Fate): readonly string[] => [
    ...new Set(done.filter(({ op }) => fates[op] === fate).map(({ urn }) => urn)),
  ];
  return {
    succeeded,
    created: of('created'),
    updated: of('updated'),
    same: of('same'),
    deleted: of('deleted'),
    replaced: of('replaced'),
    imported: of('imported'),
    failed: events.flatMap(({ resOpFailedEvent }) => resOpFailedEvent?.metadata.urn ?? []),
    diagnostics: events.flatMap(({ diagnosticEvent: said }) =>
      said === undefined || said.ephemeral || isDebug(said) ? [] : [diagnosticOf(said)],
    ),
    changes: Object.fromEntries(
      done.flatMap(({ urn, detailedDiff }) => (detailedDiff ? [[urn, Object.keys(detailedDiff).sort()]] : [])),
    ),
  };
}
